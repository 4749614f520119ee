package dev.irisops.stack.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import dev.irisops.stack.tool.Tool;
import dev.irisops.testkit.Command.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One test of a file for promtool. It runs with only the rules that decide it, because promtool
 * evaluates every rule that it gets.
 *
 * @param settings the file without its tests
 * @param test the test without its expectations
 * @param rules the file of rules that it tests
 */
record RuleTest(ObjectNode settings, ObjectNode test, RuleFile rules, List<Expectation> expected) {
  private static final String ALERTS = "alert_rule_test";
  private static final String QUERIES = "promql_expr_test";

  /**
   * An alert or a query result that a test expects at a moment.
   *
   * @param kind the field of the test that holds it
   * @param needed the names of the rules that decide it
   */
  private record Expectation(String kind, JsonNode tree, Set<String> needed) {}

  /** Returns all tests that ship for the rules of a file. */
  static List<RuleTest> shipped(RuleFile rules, RuleGraph graph) {
    List<RuleTest> tests = new ArrayList<>();
    for (Path file : Repository.files(RuleFile.FOLDER + "/tests", ".yml")) {
      ObjectNode settings = (ObjectNode) Json.readYaml(file);
      if (settings.path("rule_files").toString().contains("/" + rules.name() + "\"")) {
        for (JsonNode test : settings.remove("tests")) {
          tests.add(of(settings, (ObjectNode) test, rules, graph));
        }
      }
    }
    return tests;
  }

  private static RuleTest of(
      ObjectNode settings, ObjectNode test, RuleFile rules, RuleGraph graph) {
    List<Expectation> expected = new ArrayList<>();
    for (JsonNode alert : test.path(ALERTS)) {
      Set<String> needed = graph.closure(alert.path("alertname").asText());
      expected.add(new Expectation(ALERTS, alert, needed));
    }
    for (JsonNode query : test.path(QUERIES)) {
      Set<String> needed = graph.neededBy(query.path("expr").asText());
      expected.add(new Expectation(QUERIES, query, needed));
    }
    ObjectNode rest = test.deepCopy();
    rest.remove(List.of(ALERTS, QUERIES));
    return new RuleTest(settings, rest, rules, expected);
  }

  /** Returns the same test with only the expectations that depend on a rule. */
  RuleTest about(Rule rule) {
    List<Expectation> about =
        expected.stream().filter(e -> e.needed().contains(rule.name())).toList();
    return new RuleTest(settings, test, rules, about);
  }

  /** True if an expectation names the rule itself, and not only rules that read it. */
  boolean names(Rule rule) {
    return expected.stream().anyMatch(e -> e.tree().toString().contains(rule.name()));
  }

  boolean expectsNothing() {
    return expected.isEmpty();
  }

  /** Returns the alerts that are expected to fire at some moment, or not to. */
  Set<String> alerts(boolean firing) {
    Set<String> alerts = new TreeSet<>();
    for (Expectation expectation : expected) {
      JsonNode tree = expectation.tree();
      if (expectation.kind().equals(ALERTS) && tree.path("exp_alerts").isEmpty() != firing) {
        alerts.add(tree.path("alertname").asText());
      }
    }
    return alerts;
  }

  /** Runs the test with the rules as they are. */
  Outcome run(Path folder) {
    return run(new Rule("", test), test, folder);
  }

  /**
   * Runs the test with a changed rule.
   *
   * @param changed takes the place of the original
   * @param folder gets the files
   */
  Outcome run(Rule original, JsonNode changed, Path folder) {
    Set<String> needed = new TreeSet<>();
    expected.forEach(expectation -> needed.addAll(expectation.needed()));
    List<JsonNode> kept = new ArrayList<>();
    for (Rule rule : rules.rules()) {
      if (needed.contains(rule.name())) {
        kept.add(rule.equals(original) ? changed : rule.tree());
      }
    }
    write(folder.resolve("rules.yml"), kept);
    Path written = Repository.write(folder.resolve("test.yml"), file().toString());
    return Tool.PROMTOOL.command("test", "rules", written.toString()).outcome();
  }

  private static void write(Path file, List<JsonNode> rules) {
    ObjectNode tree = Json.MAPPER.createObjectNode();
    tree.putArray("groups").addObject().put("name", "g").putArray("rules").addAll(rules);
    Repository.write(file, tree.toString());
  }

  private ObjectNode file() {
    ObjectNode only = test.deepCopy();
    expected.forEach(e -> only.withArrayProperty(e.kind()).add(e.tree()));
    ObjectNode file = settings.deepCopy();
    file.putArray("rule_files").add("rules.yml");
    file.putArray("tests").add(only);
    return file;
  }
}
