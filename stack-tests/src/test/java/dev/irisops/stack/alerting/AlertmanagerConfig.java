package dev.irisops.stack.alerting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.tool.Duration;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The shipped {@code alertmanager.yml}, with changes that let it run outside of a cluster. */
public final class AlertmanagerConfig {
  static final Path FOLDER = Repository.root().resolve("kustomize/base/alertmanager");

  private static final List<String> INTERVALS =
      List.of("group_wait", "group_interval", "repeat_interval");

  private final ObjectNode tree;

  private AlertmanagerConfig(ObjectNode tree) {
    this.tree = tree;
  }

  /** Returns the shipped configuration. */
  public static AlertmanagerConfig shipped() {
    return new AlertmanagerConfig((ObjectNode) Json.readYaml(FOLDER.resolve("alertmanager.yml")));
  }

  private AlertmanagerConfig with(Consumer<ObjectNode> change) {
    ObjectNode changed = tree.deepCopy();
    change.accept(changed);
    return new AlertmanagerConfig(changed);
  }

  /** Reads templates and secrets from another folder. */
  AlertmanagerConfig mountedAt(Path folder) {
    return new AlertmanagerConfig(
        (ObjectNode) Json.read(tree.toString().replace("/etc/alertmanager/", folder + "/")));
  }

  /**
   * Replaces every receiver by a webhook; routes and inhibition rules stay as they are.
   *
   * @param url returns the URL of a receiver
   */
  public AlertmanagerConfig deliveringTo(UnaryOperator<String> url) {
    return with(
        changed -> {
          changed.remove("templates");
          ArrayNode receivers = changed.putArray("receivers");
          for (String receiver : tree.path("receivers").findValuesAsText("name")) {
            ObjectNode webhook = receivers.addObject().put("name", receiver);
            webhook
                .putArray("webhook_configs")
                .addObject()
                .put("url", url.apply(receiver))
                .put("send_resolved", true);
          }
        });
  }

  /** Sends PagerDuty's events to another URL, which is not a secret and so not in a file. */
  AlertmanagerConfig pagerDutyAt(String url) {
    return with(changed -> changed.withObjectProperty("global").put("pagerduty_url", url));
  }

  /** Divides the intervals of all routes by a factor. */
  public AlertmanagerConfig fasterBy(int factor) {
    return with(
        changed -> {
          for (String interval : INTERVALS) {
            for (JsonNode route : changed.findParents(interval)) {
              Duration shipped = Duration.parse(route.path(interval).asText());
              ((ObjectNode) route).put(interval, shipped.dividedBy(factor).toString());
            }
          }
        });
  }

  JsonNode tree() {
    return tree;
  }

  /** Returns the configuration as JSON, which is YAML too. */
  public String text() {
    return Json.text(tree);
  }
}
