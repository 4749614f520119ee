package dev.irisops.stack.manifests.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import dev.irisops.stack.tool.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The {@code alertmanager.yml}, the templates and the secrets of Alertmanager. */
final class AlertmanagerFiles {
  private static final Path BASE =
      Repository.root().resolve("kustomize/base/alertmanager/alertmanager.yml");

  private AlertmanagerFiles() {}

  static void check(Configuration configuration) {
    String path = configuration.mounts().argument("--config.file");
    String text = configuration.file(path);
    if (text.isEmpty()) {
      return;
    }
    JsonNode tree = Json.readYaml(text);
    secrets(tree)
        .filter(secret -> !configuration.mounts().files().containsKey(secret))
        .forEach(secret -> configuration.report("reads " + secret + ", which is not mounted"));
    checkAgainstBase(configuration, tree, Json.readYaml(BASE));
    configuration.inFolder(
        root -> {
          String file = root.resolve(path.substring(1)).toString();
          configuration.run(Tool.AMTOOL.command("check-config", file));
        });
  }

  private static Stream<String> secrets(JsonNode tree) {
    return Stream.concat(
        tree.propertyStream()
            .filter(field -> field.getKey().endsWith("_file"))
            .map(field -> field.getValue().asText()),
        tree.valueStream().flatMap(AlertmanagerFiles::secrets));
  }

  private static void checkAgainstBase(Configuration configuration, JsonNode tree, JsonNode base) {
    for (String field : List.of("global", "route", "inhibit_rules", "time_intervals")) {
      if (!tree.path(field).equals(base.path(field))) {
        configuration.report(field + " differs from base; an overlay changes receivers only");
      }
    }
    if (!receivers(tree).equals(receivers(base))) {
      configuration.report(
          "receivers are %s, in base %s".formatted(receivers(tree), receivers(base)));
    }
  }

  private static Set<String> receivers(JsonNode tree) {
    return new TreeSet<>(tree.path("receivers").findValuesAsText("name"));
  }
}
