package dev.irisops.stack.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.irisops.stack.rules.Promql;
import dev.irisops.stack.rules.Rule;
import dev.irisops.stack.rules.RuleFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Expressions of panels that a rule records already; whose targets they ask makes no difference.
 */
final class Copies {
  private static final Set<String> WHOSE = Set.of("instance", "job");

  private final QueryParser parser;
  private final Map<String, String> recorded = new HashMap<>();

  Copies(QueryParser parser) {
    this.parser = parser;
    for (RuleFile file : RuleFile.shipped()) {
      for (Rule rule : file.rules()) {
        if (!rule.isAlert()) {
          recorded.put(bare(parser.tree(rule.expression()).orElseThrow()), rule.name());
        }
      }
    }
  }

  List<String> problems(Dashboard dashboard) {
    List<String> problems = new ArrayList<>();
    for (Target target : dashboard.targets()) {
      parser.tree(target.expression()).ifPresent(tree -> visit(tree, target, problems));
    }
    return problems;
  }

  private void visit(JsonNode node, Target target, List<String> problems) {
    if (node.has("type") && !node.path("type").asText().equals("numberLiteral")) {
      String rule = recorded.get(bare(node));
      if (rule != null) {
        problems.add(target + ": repeats the expression of " + rule);
      }
    }
    node.forEach(child -> visit(child, target, problems));
  }

  private static String bare(JsonNode node) {
    if (!Set.of("aggregation", "binaryExpr", "call").contains(node.path("type").asText())) {
      return "";
    }
    JsonNode copy = node.deepCopy();
    for (JsonNode selector : copy.findParents("matchers")) {
      Iterator<JsonNode> matchers = ((ArrayNode) selector.path("matchers")).elements();
      while (matchers.hasNext()) {
        if (WHOSE.contains(matchers.next().path("name").asText())) {
          matchers.remove();
        }
      }
    }
    return Promql.text(copy);
  }
}
