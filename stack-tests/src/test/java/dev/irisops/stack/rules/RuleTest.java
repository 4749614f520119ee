package dev.irisops.stack.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.tool.Duration;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import dev.irisops.stack.tool.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One test of a file for promtool. It runs with only the rules that decide it, because promtool
 * evaluates every rule that it gets.
 *
 * @param settings the file without its tests
 * @param test the test without its expectations
 * @param rules all rules of the files that it names
 */
record RuleTest(
    ObjectNode settings, ObjectNode test, List<Rule> rules, List<Expectation> expected) {
  private static final String ALERTS = "alert_rule_test";
  private static final String QUERIES = "promql_expr_test";
  private static final String SERIES = "input_series";

  /**
   * An alert or a query result that a test expects at a moment.
   *
   * @param kind the field of the test that holds it
   * @param needed the names of the rules that decide it
   */
  record Expectation(String kind, JsonNode tree, Set<String> needed) {}

  /** Returns all tests that ship. */
  static List<RuleTest> shipped(RuleGraph graph) {
    List<RuleTest> tests = new ArrayList<>();
    for (Path file : Repository.files(RuleFile.FOLDER + "/tests", ".yml")) {
      ObjectNode settings = (ObjectNode) Json.readYaml(file);
      List<Rule> rules = rules(settings);
      settings.remove("group_eval_order"); // one group remains
      for (JsonNode test : settings.remove("tests")) {
        tests.add(of(settings, (ObjectNode) test, rules, graph));
      }
    }
    return tests;
  }

  /** Returns the rules of the files that a file of tests names, in the order of the names. */
  private static List<Rule> rules(ObjectNode settings) {
    List<Rule> rules = new ArrayList<>();
    for (JsonNode path : settings.path("rule_files")) {
      RuleFile.shipped().stream()
          .filter(file -> path.asText().endsWith("/" + file.name()))
          .forEach(file -> rules.addAll(file.rules()));
    }
    return rules;
  }

  private static RuleTest of(
      ObjectNode settings, ObjectNode test, List<Rule> rules, RuleGraph graph) {
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
    return expecting(
        rules.contains(rule)
            ? expected.stream().filter(e -> e.needed().contains(rule.name())).toList()
            : List.of());
  }

  private RuleTest expecting(List<Expectation> others) {
    return new RuleTest(settings, test, rules, others);
  }

  /** Returns the series that it loads. */
  Stream<JsonNode> series() {
    return test.path(SERIES).valueStream();
  }

  /** Returns the same test with other series and expectations. */
  RuleTest with(List<JsonNode> series, List<Expectation> expectations) {
    ObjectNode changed = test.deepCopy();
    changed.putArray(SERIES).addAll(series);
    return new RuleTest(settings, changed, rules, expectations);
  }

  /** True if an expectation names the rule itself, and not only rules that read it. */
  boolean names(Rule rule) {
    return expected.stream().anyMatch(e -> e.tree().toString().contains(rule.name()));
  }

  /** Returns how often promtool evaluates the rules, which it does until the last expectation. */
  long evaluations() {
    long end =
        expected.stream()
            .mapToLong(e -> Duration.parse(e.tree().path("eval_time").asText()).millis())
            .max()
            .orElse(0);
    return end / Duration.parse(settings.path("evaluation_interval").asText()).millis();
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

  /** Returns the labels of each alert that is expected to fire, with its name. */
  List<JsonNode> firing() {
    return expected.stream()
        .filter(e -> e.kind().equals(ALERTS))
        .flatMap(e -> e.tree().path("exp_alerts").valueStream().map(a -> named(a, e.tree())))
        .toList();
  }

  private static JsonNode named(JsonNode alert, JsonNode expectation) {
    ObjectNode labels = alert.path("exp_labels").deepCopy();
    return labels.set("alertname", expectation.path("alertname"));
  }

  /** Returns the rules that decide the expectations, in their order. */
  List<Rule> deciding() {
    Set<String> needed = new TreeSet<>();
    expected.forEach(expectation -> needed.addAll(expectation.needed()));
    return rules.stream().filter(rule -> needed.contains(rule.name())).toList();
  }

  /**
   * Runs the test.
   *
   * @param rules what it runs with
   * @param folder gets the files
   * @return what promtool prints
   */
  String run(List<JsonNode> rules, Path folder) {
    ObjectNode group = Json.MAPPER.createObjectNode();
    group.putArray("groups").addObject().put("name", "g").putArray("rules").addAll(rules);
    Repository.write(folder.resolve("rules.yml"), group.toString());
    Path written = Repository.write(folder.resolve("test.yml"), file().toString());
    return Tool.PROMTOOL.command("test", "rules", written.toString()).outcome().output();
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
