package dev.irisops.stack.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.irisops.stack.tool.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Turns the syntax tree that Prometheus returns for a query back into a query. Parentheses are
 * nodes of the tree, so none need to be added.
 */
public final class Promql {
  private Promql() {}

  /**
   * Returns the query of a tree.
   *
   * @throws IllegalArgumentException if the tree has a node of an unknown type
   */
  public static String text(JsonNode node) {
    return switch (node.path("type").asText()) {
      case "numberLiteral" -> node.path("val").asText();
      case "stringLiteral" -> quoted(node.path("val"));
      case "parenExpr" -> "(" + text(node.path("expr")) + ")";
      case "unaryExpr" -> node.path("op").asText() + text(node.path("expr"));
      case "binaryExpr" -> binary(node);
      case "aggregation" -> aggregation(node);
      case "call" -> call(node);
      case "vectorSelector" -> selector(node) + offset(node);
      case "matrixSelector" -> selector(node) + "[" + time(node, "range") + "]" + offset(node);
      case "subquery" -> subquery(node);
      default -> throw new IllegalArgumentException("unknown node " + node);
    };
  }

  /** Returns a selector without its range and offset. */
  public static String instant(JsonNode selector) {
    return selector(selector);
  }

  private static String binary(JsonNode node) {
    String operator = node.path("op").asText() + (node.path("bool").asBoolean() ? " bool" : "");
    return "%s %s%s %s"
        .formatted(
            text(node.path("lhs")),
            operator,
            matching(node.path("matching")),
            text(node.path("rhs")));
  }

  private static String matching(JsonNode matching) {
    String cardinality = matching.path("card").asText();
    String group =
        switch (cardinality) {
          case "many-to-one" -> " group_left " + list(matching.path("include"));
          case "one-to-many" -> " group_right " + list(matching.path("include"));
          default -> "";
        };
    boolean on = matching.path("on").asBoolean();
    boolean plain = !on && matching.path("labels").isEmpty() && group.isEmpty();
    return plain ? "" : (on ? " on " : " ignoring ") + list(matching.path("labels")) + group;
  }

  private static String aggregation(JsonNode node) {
    boolean without = node.path("without").asBoolean();
    String grouping =
        node.path("grouping").isEmpty() && !without
            ? ""
            : (without ? " without " : " by ") + list(node.path("grouping"));
    String parameter = node.path("param").isObject() ? text(node.path("param")) + ", " : "";
    return "%s%s (%s%s)"
        .formatted(node.path("op").asText(), grouping, parameter, text(node.path("expr")));
  }

  private static String call(JsonNode node) {
    StringJoiner arguments = new StringJoiner(", ", "(", ")");
    node.path("args").forEach(argument -> arguments.add(text(argument)));
    return node.path("func").path("name").asText() + arguments;
  }

  private static String selector(JsonNode node) {
    List<String> matchers = new ArrayList<>();
    for (JsonNode matcher : node.path("matchers")) {
      if (node.path("name").asText().isEmpty() || !isName(matcher)) {
        matchers.add(
            matcher.path("name").asText()
                + matcher.path("type").asText()
                + quoted(matcher.path("value")));
      }
    }
    return node.path("name").asText() + "{" + String.join(", ", matchers) + "}";
  }

  /** True for the matcher of the metric name, which is written before the braces. */
  private static boolean isName(JsonNode matcher) {
    return matcher.path("name").asText().equals("__name__");
  }

  private static String subquery(JsonNode node) {
    return "%s[%s:%s]%s"
        .formatted(text(node.path("expr")), time(node, "range"), time(node, "step"), offset(node));
  }

  private static String offset(JsonNode node) {
    return node.path("offset").asLong() == 0 ? "" : " offset " + time(node, "offset");
  }

  private static String time(JsonNode node, String name) {
    return new Duration(node.path(name).asLong()).toString();
  }

  private static String list(JsonNode labels) {
    StringJoiner list = new StringJoiner(", ", "(", ")");
    labels.forEach(label -> list.add(label.asText()));
    return list.toString();
  }

  /** PromQL quotes a string as JSON does. */
  private static String quoted(JsonNode text) {
    return TextNode.valueOf(text.asText()).toString();
  }
}
