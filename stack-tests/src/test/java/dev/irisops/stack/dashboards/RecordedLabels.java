package dev.irisops.stack.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.rules.Rule;
import dev.irisops.stack.rules.RuleFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which of {@code job} and {@code instance} the series of a selector have: both, as every scrape
 * adds them, unless the series is what a rule makes.
 */
final class RecordedLabels {
  private static final Set<String> OF_A_SCRAPE = Set.of("instance", "job");

  private final Map<String, Rule> recorded = new HashMap<>();
  private final QueryParser parser;

  RecordedLabels(QueryParser parser) {
    this.parser = parser;
    for (RuleFile file : RuleFile.shipped()) {
      file.rules().stream()
          .filter(rule -> !rule.isAlert())
          .forEach(rule -> recorded.put(rule.name(), rule));
    }
  }

  /** The labels of what a node of a query gives. */
  Set<String> of(JsonNode node) {
    return switch (node.path("type").asText()) {
      case "vectorSelector", "matrixSelector" -> ofMetric(node.path("name").asText());
      case "parenExpr", "unaryExpr", "subquery" -> of(node.path("expr"));
      case "aggregation" -> grouped(node);
      case "binaryExpr" -> combined(node);
      case "call" -> ofArguments(node);
      default -> Set.of();
    };
  }

  private Set<String> ofMetric(String metric) {
    if (recorded.containsKey(metric)) {
      return of(recorded.get(metric));
    }
    return TargetRules.OF_ALERTS.contains(metric) ? Set.of() : OF_A_SCRAPE;
  }

  /** The labels of what a rule records: those of its expression, and those that it sets. */
  Set<String> of(Rule rule) {
    Set<String> labels = new TreeSet<>(rule.labels().keySet());
    labels.retainAll(OF_A_SCRAPE);
    labels.addAll(of(parser.tree(rule.expression()).orElseThrow()));
    return labels;
  }

  private Set<String> grouped(JsonNode node) {
    Set<String> labels = new TreeSet<>(of(node.path("expr")));
    List<String> named = texts(node.path("grouping"));
    labels.removeIf(label -> node.path("without").asBoolean() == named.contains(label));
    return labels;
  }

  private Set<String> combined(JsonNode node) {
    JsonNode matching = node.path("matching");
    JsonNode one =
        matching.path("card").asText().equals("one-to-many") ? node.path("rhs") : node.path("lhs");
    Set<String> labels = new TreeSet<>(of(one));
    boolean isSet = Set.of("and", "unless", "or").contains(node.path("op").asText());
    if (matching.isMissingNode() || matching.isNull()) {
      labels.addAll(of(node.path("rhs"))); // one side is a number
    } else if (!isSet && matching.path("card").asText().equals("one-to-one")) {
      List<String> named = texts(matching.path("labels"));
      labels.removeIf(label -> matching.path("on").asBoolean() != named.contains(label));
    }
    return labels;
  }

  private Set<String> ofArguments(JsonNode call) {
    Set<String> labels = new TreeSet<>();
    if (!Set.of("absent", "scalar", "vector").contains(call.path("func").path("name").asText())) {
      call.path("args").forEach(argument -> labels.addAll(of(argument)));
    }
    return labels;
  }

  private static List<String> texts(JsonNode labels) {
    List<String> texts = new ArrayList<>();
    labels.forEach(label -> texts.add(label.asText()));
    return texts;
  }
}
