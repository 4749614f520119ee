package dev.irisops.stack.dashboards.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.dashboards.model.QueryParser;
import dev.irisops.stack.rules.Rule;
import dev.irisops.stack.rules.RuleFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Derives from the shipped rules which of the labels {@code job} and {@code instance} series have.
 * Scraped series have both; recorded series have those that their rule keeps.
 */
public final class SeriesLabels {
  /** Metrics that Prometheus makes of alerts. */
  static final Set<String> OF_ALERTS = Set.of("ALERTS", "ALERTS_FOR_STATE");

  /** Labels that every scrape adds. */
  public static final Set<String> OF_TARGETS = Set.of("instance", "job");

  private static final Set<String> SET_OPERATORS = Set.of("and", "unless", "or");
  private static final Set<String> WITHOUT_LABELS = Set.of("absent", "scalar", "vector");

  private final Map<String, Rule> recorded = new HashMap<>();
  private final QueryParser parser;

  /** Reads the recording rules that ship. */
  public SeriesLabels(QueryParser parser) {
    this.parser = parser;
    RuleFile.recordingRules().forEach(rule -> recorded.put(rule.name(), rule));
  }

  /** Returns the labels of the series that a node of a syntax tree yields. */
  public Set<String> of(JsonNode node) {
    return switch (node.path("type").asText()) {
      case "vectorSelector", "matrixSelector" -> ofMetric(node.path("name").asText());
      case "parenExpr", "unaryExpr", "subquery" -> of(node.path("expr"));
      case "aggregation" ->
          kept(of(node.path("expr")), !node.path("without").asBoolean(), node.path("grouping"));
      case "binaryExpr" -> ofOperands(node);
      case "call" -> ofArguments(node);
      default -> Set.of();
    };
  }

  private Set<String> ofMetric(String metric) {
    if (recorded.containsKey(metric)) {
      return of(recorded.get(metric));
    }
    return OF_ALERTS.contains(metric) ? Set.of() : OF_TARGETS;
  }

  /** Returns the labels of the series that a rule records. */
  public Set<String> of(Rule rule) {
    Set<String> labels = new HashSet<>(rule.labels().keySet());
    labels.retainAll(OF_TARGETS);
    labels.addAll(of(parser.tree(rule.expression()).orElseThrow()));
    return labels;
  }

  private static Set<String> kept(Set<String> labels, boolean only, JsonNode named) {
    Set<String> names = new HashSet<>();
    named.forEach(name -> names.add(name.asText()));
    Set<String> kept = new HashSet<>(labels);
    kept.removeIf(label -> names.contains(label) != only);
    return kept;
  }

  private Set<String> ofOperands(JsonNode node) {
    JsonNode matching = node.path("matching");
    String cardinality = matching.path("card").asText();
    Set<String> labels = new HashSet<>(of(node.path("lhs")));
    if (cardinality.isEmpty()) { // one operand is a number
      labels.addAll(of(node.path("rhs")));
    } else if (cardinality.equals("one-to-many")) {
      return of(node.path("rhs"));
    } else if (cardinality.equals("one-to-one")
        && !SET_OPERATORS.contains(node.path("op").asText())) {
      return kept(labels, matching.path("on").asBoolean(), matching.path("labels"));
    }
    return labels;
  }

  private Set<String> ofArguments(JsonNode call) {
    Set<String> labels = new HashSet<>();
    if (!WITHOUT_LABELS.contains(call.path("func").path("name").asText())) {
      call.path("args").forEach(argument -> labels.addAll(of(argument)));
    }
    return labels;
  }
}
