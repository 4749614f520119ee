package dev.irisops.stack.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.tool.Command.Outcome;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import dev.irisops.stack.tool.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One of the tests of a file of promtool, and the rules that decide it. It runs with those alone,
 * for promtool evaluates all that it is given.
 *
 * @param settings what stands in the file beside its tests
 * @param needed the names of the rules that decide it
 */
record RuleTest(ObjectNode settings, JsonNode test, RuleFile rules, Set<String> needed) {
  /** All tests that ship, of all rules. */
  static List<RuleTest> shipped(RuleFile rules, RuleGraph graph) {
    List<RuleTest> tests = new ArrayList<>();
    for (Path file : Repository.files(RuleFile.FOLDER + "/tests", ".yml")) {
      ObjectNode settings = (ObjectNode) Json.readYaml(file);
      if (settings.path("rule_files").toString().contains("/" + rules.name() + "\"")) {
        for (JsonNode test : settings.remove("tests")) {
          tests.add(new RuleTest(settings, test, rules, needed(test, graph)));
        }
      }
    }
    return tests;
  }

  private static Set<String> needed(JsonNode test, RuleGraph graph) {
    Set<String> needed = new TreeSet<>();
    test.path("alert_rule_test")
        .forEach(alert -> needed.addAll(graph.closure(alert.path("alertname").asText())));
    test.path("promql_expr_test")
        .forEach(query -> needed.addAll(graph.neededBy(query.path("expr").asText())));
    return needed;
  }

  /** Names the tested alerts, of those that are expected to fire or not to. */
  Set<String> alerts(boolean firing) {
    Set<String> alerts = new TreeSet<>();
    for (JsonNode alert : test.path("alert_rule_test")) {
      if (alert.path("exp_alerts").isEmpty() != firing) {
        alerts.add(alert.path("alertname").asText());
      }
    }
    return alerts;
  }

  /**
   * Runs the test.
   *
   * @param changed takes the place of the rule that it was made from
   * @param folder gets the files
   */
  Outcome run(Rule original, JsonNode changed, Path folder) {
    ObjectNode onlyNeeded = Json.MAPPER.createObjectNode();
    ObjectNode group = onlyNeeded.putArray("groups").addObject().put("name", "needed");
    List<JsonNode> kept = new ArrayList<>();
    for (Rule rule : rules.rules()) {
      if (needed.contains(rule.name())) {
        kept.add(rule.equals(original) ? changed : rule.tree());
      }
    }
    group.putArray("rules").addAll(kept);
    Repository.write(folder.resolve("rules.yml"), onlyNeeded.toString());
    ObjectNode file = settings.deepCopy();
    file.putArray("rule_files").add("rules.yml");
    file.putArray("tests").add(test);
    Path written = Repository.write(folder.resolve("test.yml"), file.toString());
    return Tool.PROMTOOL.command("test", "rules", written.toString()).outcome();
  }
}
