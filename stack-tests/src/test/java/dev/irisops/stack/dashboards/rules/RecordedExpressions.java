package dev.irisops.stack.dashboards.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.QueryParser;
import dev.irisops.stack.dashboards.model.Target;
import dev.irisops.stack.rules.Promql;
import dev.irisops.stack.rules.RuleFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Expressions in queries that a recording rule already evaluates, for whatever targets. */
final class RecordedExpressions {
  private static final Set<String> LABELS_OF_TARGETS =
      Set.of("instance", "job", "namespace", "role");
  private static final Set<String> EXPRESSIONS = Set.of("aggregation", "binaryExpr", "call");

  private final QueryParser parser;
  private final Map<String, String> rules = new HashMap<>();

  RecordedExpressions(QueryParser parser) {
    this.parser = parser;
    RuleFile.recordingRules()
        .forEach(
            rule -> {
              JsonNode expression = parser.tree(rule.expression()).orElseThrow();
              if (isExpression(expression)) {
                rules.put(normalized(expression), rule.name());
              }
            });
  }

  List<String> problems(Dashboard dashboard) {
    List<String> problems = new ArrayList<>();
    for (Target target : dashboard.targets()) {
      parser.tree(target.expression()).ifPresent(tree -> visit(tree, target, problems));
    }
    return problems;
  }

  private void visit(JsonNode node, Target target, List<String> problems) {
    String rule = isExpression(node) ? rules.get(normalized(node)) : null;
    if (rule != null) {
      problems.add(target + ": repeats the expression of " + rule);
    }
    node.forEach(child -> visit(child, target, problems));
  }

  private static boolean isExpression(JsonNode node) {
    return EXPRESSIONS.contains(node.path("type").asText());
  }

  private static String normalized(JsonNode expression) {
    JsonNode copy = expression.deepCopy();
    for (JsonNode matchers : copy.findValues("matchers")) {
      ((ArrayNode) matchers)
          .removeIf(matcher -> LABELS_OF_TARGETS.contains(matcher.path("name").asText()));
    }
    for (JsonNode grouping : copy.findValues("grouping")) {
      ((ArrayNode) grouping).removeIf(label -> label.asText().equals("namespace"));
    }
    return Promql.text(copy);
  }
}
