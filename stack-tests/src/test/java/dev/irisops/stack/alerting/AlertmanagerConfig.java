package dev.irisops.stack.alerting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.tool.Duration;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The {@code alertmanager.yml} that ships, made to run in a test. */
public final class AlertmanagerConfig {
  static final Path FOLDER = Repository.root().resolve("kustomize/base/alertmanager");

  private static final String MOUNTED = "/etc/alertmanager/";
  private static final List<String> TIMES =
      List.of("group_wait", "group_interval", "repeat_interval");

  private final ObjectNode tree;

  private AlertmanagerConfig(ObjectNode tree) {
    this.tree = tree;
  }

  public static AlertmanagerConfig shipped() {
    return new AlertmanagerConfig((ObjectNode) Json.readYaml(FOLDER.resolve("alertmanager.yml")));
  }

  /** Reads its templates and secrets from a folder that stands for the one in the container. */
  AlertmanagerConfig mountedAt(Path folder) {
    return new AlertmanagerConfig(
        (ObjectNode) Json.read(tree.toString().replace(MOUNTED, folder + "/")));
  }

  /** Posts what a receiver gets to a webhook instead; routes and inhibition stay as they are. */
  public AlertmanagerConfig deliveringTo(Notifications notifications) {
    ObjectNode changed = tree.deepCopy();
    changed.remove("templates");
    ArrayNode receivers = changed.putArray("receivers");
    for (String receiver : receivers()) {
      ObjectNode webhook = receivers.addObject().put("name", receiver);
      webhook
          .putArray("webhook_configs")
          .addObject()
          .put("url", notifications.url(receiver))
          .put("send_resolved", true);
    }
    return new AlertmanagerConfig(changed);
  }

  /** Sends PagerDuty's events elsewhere; the address is not a secret and so not in a file. */
  AlertmanagerConfig pagerDutyAt(String url) {
    ObjectNode changed = tree.deepCopy();
    changed.withObjectProperty("global").put("pagerduty_url", url);
    return new AlertmanagerConfig(changed);
  }

  /** Divides all times of the routes by a factor. */
  public AlertmanagerConfig fasterBy(int factor) {
    ObjectNode changed = tree.deepCopy();
    List<JsonNode> routes = new ArrayList<>(List.of(changed.path("route")));
    changed.path("route").path("routes").forEach(routes::add);
    for (JsonNode route : routes) {
      for (String time : TIMES) {
        if (route.has(time)) {
          ((ObjectNode) route)
              .put(time, Duration.parse(route.path(time).asText()).dividedBy(factor).toString());
        }
      }
    }
    return new AlertmanagerConfig(changed);
  }

  List<String> receivers() {
    return tree.path("receivers").findValuesAsText("name");
  }

  JsonNode tree() {
    return tree;
  }

  /** Each value of a key whose name ends so, wherever it stands. */
  static void collect(JsonNode node, String suffix, Map<String, String> found) {
    node.properties()
        .forEach(
            entry -> {
              if (entry.getKey().endsWith(suffix) && entry.getValue().isTextual()) {
                found.put(entry.getKey(), entry.getValue().asText());
              }
            });
    node.forEach(child -> collect(child, suffix, found));
  }

  /** As JSON, which is YAML too. */
  public String text() {
    return Json.text(tree);
  }
}
