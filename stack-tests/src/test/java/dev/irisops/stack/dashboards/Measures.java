package dev.irisops.stack.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;

/**
 * What a query measures, reckoned from the names of its metrics: Prometheus' convention puts the
 * base unit last, before {@code _total} or the suffix of a histogram.
 */
final class Measures {
  /** The first that is found in a name decides. */
  private static final Map<Pattern, Measure> BY_NAME = new LinkedHashMap<>();

  static {
    // What the convention leaves open.
    byName("^ALERTS_FOR_STATE$", Measure.TIME);
    byName("^model_(confidence(_sum)?|evaluation_accuracy)$", Measure.SHARE);
    byName("^container_memory_cache$", Measure.BYTES);
    byName("^cpu_processCpuLoad", Measure.SHARE);
    // Recording rules: level:metric:operation.
    byName(":increase\\w*$", Measure.NUMBER);
    byName(":rate\\w*$", Measure.NUMBER.perSecond());
    byName("(:|_)(ratio|share)\\w*$", Measure.SHARE);
    byName("_seconds:p\\w+$", Measure.SECONDS);
    // The convention.
    byName("_(count|bucket|info)$", Measure.NUMBER);
    byName("_timestamp_seconds$", Measure.TIME);
    byName("_seconds(_total|_sum)?$", Measure.SECONDS);
    byName("_bytes(_total|_sum)?$", Measure.BYTES);
    byName("", Measure.NUMBER);
  }

  private static final Set<String> COUNTING = Set.of("count", "count_values", "group");
  private static final Set<String> COUNTS =
      Set.of("absent", "changes", "count_over_time", "ln", "present_over_time", "resets");
  private static final Set<String> RATES = Set.of("deriv", "irate", "rate");
  private static final Set<String> TIMES = Set.of("time", "timestamp");

  private Measures() {}

  private static void byName(String pattern, Measure measure) {
    BY_NAME.put(Pattern.compile(pattern), measure);
  }

  /** What a node of a query measures; a bare number, anything. */
  static Optional<Measure> of(JsonNode node) {
    return switch (node.path("type").asText()) {
      case "vectorSelector", "matrixSelector" -> Optional.of(selected(node));
      case "parenExpr", "unaryExpr", "subquery" -> of(node.path("expr"));
      case "aggregation" ->
          COUNTING.contains(node.path("op").asText())
              ? Optional.of(Measure.NUMBER)
              : of(node.path("expr"));
      case "call" -> called(node);
      case "binaryExpr" -> combined(node);
      default -> Optional.empty();
    };
  }

  private static Measure selected(JsonNode selector) {
    String name = selector.path("name").asText();
    if (name.startsWith("kube_pod_container_resource_")) { // its label says what it is of
      return matches(selector, "resource", "memory") ? Measure.BYTES : Measure.NUMBER;
    }
    return named(name);
  }

  private static Measure named(String name) {
    return BY_NAME.entrySet().stream()
        .filter(entry -> entry.getKey().matcher(name).find())
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  private static boolean matches(JsonNode selector, String label, String value) {
    for (JsonNode matcher : selector.path("matchers")) {
      if (matcher.path("name").asText().equals(label)) {
        return matcher.path("value").asText().equals(value);
      }
    }
    return false;
  }

  private static Optional<Measure> called(JsonNode call) {
    String function = call.path("func").path("name").asText();
    JsonNode arguments = call.path("args");
    if (function.equals("histogram_quantile")) {
      String bucket = arguments.get(1).findParents("matchers").get(0).path("name").asText();
      return Optional.of(named(bucket.replaceFirst("_bucket$", "")));
    }
    if (TIMES.contains(function)) {
      return Optional.of(Measure.TIME);
    }
    if (COUNTS.contains(function)) {
      return Optional.of(Measure.NUMBER);
    }
    // Of the others those that take a number before their series take it as a parameter.
    Optional<Measure> argument =
        arguments.size() > 1 && of(arguments.get(0)).isEmpty()
            ? of(arguments.get(1))
            : of(arguments.path(0));
    return RATES.contains(function) ? argument.map(Measure::perSecond) : argument;
  }

  private static Optional<Measure> combined(JsonNode node) {
    Optional<Measure> left = of(node.path("lhs"));
    Optional<Measure> right = of(node.path("rhs"));
    return switch (node.path("op").asText()) {
      case "*" -> multiplied(node, left, right);
      case "/" -> divided(node, left, right);
      case "-" -> both(left, right, Measure::minus);
      case "==", "!=", ">", ">=", "<", "<=" ->
          node.path("bool").asBoolean() ? Optional.of(Measure.NUMBER) : left.or(() -> right);
      default -> left.or(() -> right);
    };
  }

  private static Optional<Measure> multiplied(
      JsonNode node, Optional<Measure> left, Optional<Measure> right) {
    if (left.isPresent() && right.isPresent()) {
      return both(left, right, Measure::times);
    }
    return left.map(measure -> measure.times(number(node.path("rhs"))))
        .or(() -> right.map(measure -> measure.times(number(node.path("lhs")))));
  }

  private static Optional<Measure> divided(
      JsonNode node, Optional<Measure> left, Optional<Measure> right) {
    return right.isPresent()
        ? both(left.or(() -> Optional.of(Measure.NUMBER)), right, Measure::by)
        : left.map(measure -> measure.times(1 / number(node.path("rhs"))));
  }

  private static Optional<Measure> both(
      Optional<Measure> left, Optional<Measure> right, BinaryOperator<Measure> combination) {
    return left.flatMap(l -> right.map(r -> combination.apply(l, r)).or(() -> left))
        .or(() -> right);
  }

  /** Of a literal; 1 for what is no literal, which scales nothing. */
  private static double number(JsonNode node) {
    JsonNode bare = node.path("type").asText().equals("parenExpr") ? node.path("expr") : node;
    return bare.path("type").asText().equals("numberLiteral") ? bare.path("val").asDouble() : 1;
  }
}
