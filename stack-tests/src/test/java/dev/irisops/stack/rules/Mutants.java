package dev.irisops.stack.rules;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Variants of a query, each with one mistake that somebody could have made. */
final class Mutants {
  /** The operators that each comparison is easily confused with. */
  private static final Map<String, List<String>> MISTAKEN =
      Map.of(
          "==", List.of("!="),
          "!=", List.of("=="),
          ">", List.of(">=", "<"),
          ">=", List.of(">", "<"),
          "<", List.of("<=", ">"),
          "<=", List.of("<", ">"));

  /** Functions that return their first argument if nothing is odd; a mutant leaves it alone. */
  private static final List<String> GUARDS =
      List.of("abs", "clamp", "clamp_max", "clamp_min", "floor", "label_replace", "round");

  /** The functions that each one is easily confused with. */
  private static final Map<String, String> CONFUSED =
      Map.of(
          "max_over_time", "min_over_time",
          "min_over_time", "max_over_time",
          "stdvar_over_time", "stddev_over_time");

  private final JsonNode query;
  private final List<Mutant> found = new ArrayList<>();

  /**
   * A changed query.
   *
   * @param change the kind of the change and the new or missing part
   */
  record Mutant(String change, String query) {}

  private Mutants(JsonNode query) {
    this.query = query;
  }

  /** Returns all mutants of a query, given as the syntax tree that Prometheus makes of it. */
  static List<Mutant> of(JsonNode query) {
    Mutants mutants = new Mutants(query);
    mutants.visit(query, JsonPointer.empty());
    return mutants.found;
  }

  private void visit(JsonNode node, JsonPointer at) {
    switch (node.path("type").asText()) {
      case "binaryExpr" -> binary(node, at);
      case "aggregation" -> dropEach("by", node.path("grouping"), at.appendProperty("grouping"));
      case "numberLiteral" -> number(node, at);
      case "vectorSelector" -> {
        selector(node, at);
        offset(node, at);
      }
      case "matrixSelector" -> {
        selector(node, at);
        window(node, at);
        offset(node, at);
      }
      case "subquery" -> {
        window(node, at);
        offset(node, at);
      }
      case "call" -> call(node, at);
      default -> {}
    }
    node.properties().forEach(e -> visit(e.getValue(), at.appendProperty(e.getKey())));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      visit(node.get(i), at.appendIndex(i));
    }
  }

  private void binary(JsonNode node, JsonPointer at) {
    String operator = node.path("op").asText();
    MISTAKEN
        .getOrDefault(operator, List.of())
        .forEach(other -> replace("comparison: " + other, at, with(node, "op", other)));
    switch (operator) {
      case "and", "unless" -> replace("guard: without " + operator, at, node.path("lhs"));
      case "or" -> {
        replace("guard: left of or only", at, node.path("lhs"));
        replace("guard: right of or only", at, node.path("rhs"));
      }
      default -> {
        if (MISTAKEN.containsKey(operator)) {
          replace("guard: without " + operator, at, node.path("lhs"));
        }
      }
    }
    JsonPointer labels = at.appendProperty("matching").appendProperty("labels");
    dropEach("on", node.path("matching").path("labels"), labels);
  }

  private void number(JsonNode node, JsonPointer at) {
    BigDecimal value = new BigDecimal(node.path("val").asText());
    BigDecimal step =
        value.abs().compareTo(BigDecimal.ONE) >= 0 || value.signum() == 0
            ? BigDecimal.ONE.max(value.abs().multiply(new BigDecimal("0.1")))
            : value.multiply(new BigDecimal("0.1"));
    replace("threshold: up", at, with(node, "val", value.add(step).toPlainString()));
    replace("threshold: down", at, with(node, "val", value.subtract(step).toPlainString()));
  }

  private void selector(JsonNode node, JsonPointer at) {
    ArrayNode matchers = (ArrayNode) node.path("matchers");
    for (int i = 0; i < matchers.size(); i++) {
      String label = matchers.get(i).path("name").asText();
      if (!label.equals("__name__")) {
        ArrayNode fewer = matchers.deepCopy();
        fewer.remove(i);
        replace("selector: without " + label, at.appendProperty("matchers"), fewer);
      }
    }
  }

  /** Half and double, because a wrong window is off by as much: 5m instead of 10m. */
  private void window(JsonNode node, JsonPointer at) {
    long range = node.path("range").asLong();
    replace("window: shorter", at, with(node, "range", Long.toString(range / 2)));
    replace("window: longer", at, with(node, "range", Long.toString(range * 2)));
  }

  private void offset(JsonNode node, JsonPointer at) {
    long offset = node.path("offset").asLong();
    if (offset != 0) {
      replace("offset: shorter", at, with(node, "offset", Long.toString(offset / 2)));
      replace("offset: longer", at, with(node, "offset", Long.toString(offset * 2)));
    }
  }

  private void call(JsonNode node, JsonPointer at) {
    String function = node.path("func").path("name").asText();
    JsonNode argument = node.path("args").path(0);
    if (GUARDS.contains(function)) {
      replace("guard: without " + function, at, argument);
    } else if (function.endsWith("_over_time")
        && argument.path("type").asText().equals("matrixSelector")) {
      replace("guard: without " + function, at, with(argument, "type", "vectorSelector"));
    } else if (function.endsWith("_over_time")
        && argument.path("type").asText().equals("subquery")) {
      replace("guard: without " + function, at, argument.path("expr"));
    }
    if (CONFUSED.containsKey(function)) {
      replace("function: " + CONFUSED.get(function), at, calling(node, CONFUSED.get(function)));
    }
  }

  private static JsonNode calling(JsonNode call, String function) {
    ObjectNode changed = call.deepCopy();
    changed.withObjectProperty("func").put("name", function);
    return changed;
  }

  private void dropEach(String what, JsonNode labels, JsonPointer at) {
    for (int i = 0; i < labels.size(); i++) {
      ArrayNode fewer = labels.deepCopy();
      fewer.remove(i);
      replace("%s: without %s".formatted(what, labels.get(i).asText()), at, fewer);
    }
  }

  private static JsonNode with(JsonNode node, String field, String value) {
    ObjectNode changed = node.deepCopy();
    return changed.set(field, TextNode.valueOf(value));
  }

  private void replace(String change, JsonPointer at, JsonNode by) {
    String mutated = Promql.text(replaced(at, by));
    found.add(new Mutant(change, mutated));
  }

  private JsonNode replaced(JsonPointer at, JsonNode by) {
    if (at.matches()) {
      return by;
    }
    JsonNode copy = query.deepCopy();
    JsonNode parent = copy.at(at.head());
    if (parent.isArray()) {
      ((ArrayNode) parent).set(at.last().getMatchingIndex(), by);
    } else {
      ((ObjectNode) parent).set(at.last().getMatchingProperty(), by);
    }
    return copy;
  }
}
