package dev.irisops.stack.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.server.Prometheus;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The rules, linked by the recorded series that they read. */
final class RuleGraph {
  private final Prometheus parser;
  private final Map<String, Set<String>> reads = new HashMap<>();

  RuleGraph(List<Rule> rules, Prometheus parser) {
    this.parser = parser;
    rules.forEach(
        rule ->
            reads
                .computeIfAbsent(rule.name(), name -> new HashSet<>())
                .addAll(metrics(parser.parse(rule.expression()))));
  }

  /** Returns the names of all series that a query selects, and of alerts whose state it reads. */
  static Set<String> metrics(JsonNode query) {
    TreeSet<String> names = new TreeSet<>();
    for (JsonNode selector : query.findParents("matchers")) {
      names.add(selector.path("name").asText());
      for (JsonNode matcher : selector.path("matchers")) {
        if (matcher.path("name").asText().equals("alertname")) {
          names.add(matcher.path("value").asText());
        }
      }
    }
    return names;
  }

  /** Returns the rules that a query needs, directly or not. */
  Set<String> neededBy(String query) {
    Set<String> needed = new TreeSet<>();
    metrics(parser.parse(query)).forEach(name -> need(name, needed));
    return needed;
  }

  /** Returns a rule and all rules that it needs, directly or not. */
  Set<String> closure(String rule) {
    Set<String> needed = new TreeSet<>();
    need(rule, needed);
    return needed;
  }

  private void need(String name, Set<String> needed) {
    if (reads.containsKey(name) && needed.add(name)) {
      reads.get(name).forEach(read -> need(read, needed));
    }
  }
}
