package dev.irisops.stack.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Alerts as they fire: with the labels that the tests of the rules expect. */
public final class FiringAlerts {
  private FiringAlerts() {}

  /** Returns the labels of each alert, with its name; of most rules more than one. */
  public static List<Map<String, String>> labels() {
    return Repository.files(RuleFile.FOLDER + "/tests", ".yml").stream()
        .flatMap(file -> Json.readYaml(file).path("tests").valueStream())
        .flatMap(test -> test.path("alert_rule_test").valueStream())
        .flatMap(FiringAlerts::expected)
        .distinct()
        .toList();
  }

  private static Stream<Map<String, String>> expected(JsonNode expectation) {
    return expectation
        .path("exp_alerts")
        .valueStream()
        .map(
            alert -> {
              Map<String, String> labels = new TreeMap<>();
              labels.put("alertname", expectation.path("alertname").asText());
              alert
                  .path("exp_labels")
                  .properties()
                  .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
              return labels;
            });
  }
}
