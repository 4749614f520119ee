package dev.irisops.stack.dashboards.units;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;

/**
 * Infers the quantity that a query yields from the names of its metrics. Prometheus' naming
 * convention puts the base unit last, before {@code _total} or the suffix of a histogram.
 */
final class UnitInference {
  /** Quantities by the name of the metric; the first pattern that is found decides. */
  private static final List<Convention> CONVENTIONS =
      List.of(
          // Names without a unit.
          new Convention("^ALERTS_FOR_STATE$", Quantity.TIMESTAMP),
          new Convention("^model_(confidence(_sum)?|evaluation_accuracy)$", Quantity.SHARE),
          new Convention("^container_memory_cache$", Quantity.BYTES),
          new Convention("^cpu_processCpuLoad", Quantity.SHARE),
          // Recording rules: level:metric:operation.
          new Convention(":increase\\w*$", Quantity.NUMBER),
          new Convention(":rate\\w*$", Quantity.RATE),
          new Convention("(:|_)(ratio|share)\\w*$", Quantity.SHARE),
          new Convention("_seconds:p\\w+$", Quantity.SECONDS),
          // Names with a unit.
          new Convention("_(count|bucket|info)$", Quantity.NUMBER),
          new Convention("_timestamp_seconds$", Quantity.TIMESTAMP),
          new Convention("_seconds(_total|_sum)?$", Quantity.SECONDS),
          new Convention("_bytes(_total|_sum)?$", Quantity.BYTES),
          new Convention("", Quantity.NUMBER));

  private static final int SECONDS_OF_A_DAY = 86400;
  private static final Set<String> COUNTING_AGGREGATIONS = Set.of("count", "count_values", "group");
  private static final Set<String> NUMBER_FUNCTIONS =
      Set.of("absent", "changes", "count_over_time", "ln", "present_over_time", "resets");
  private static final Set<String> RATE_FUNCTIONS = Set.of("deriv", "irate", "rate");
  private static final Set<String> TIMESTAMP_FUNCTIONS = Set.of("time", "timestamp");

  private record Convention(Pattern name, Quantity quantity) {
    Convention(String name, Quantity quantity) {
      this(Pattern.compile(name), quantity);
    }
  }

  private UnitInference() {}

  /**
   * Returns the quantity of a node of a syntax tree; nothing for a bare number, which fits any. A
   * number of whole days in seconds, such as 604800, is a time.
   */
  static Optional<Quantity> of(JsonNode node) {
    return switch (node.path("type").asText()) {
      case "vectorSelector", "matrixSelector" -> Optional.of(ofSelector(node));
      case "parenExpr", "unaryExpr", "subquery" -> of(node.path("expr"));
      case "aggregation" ->
          COUNTING_AGGREGATIONS.contains(node.path("op").asText())
              ? Optional.of(Quantity.NUMBER)
              : of(node.path("expr"));
      case "call" -> ofCall(node);
      case "binaryExpr" -> ofOperation(node);
      case "numberLiteral" -> isPeriod(node) ? Optional.of(Quantity.SECONDS) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Quantity ofSelector(JsonNode selector) {
    String name = selector.path("name").asText();
    if (!name.startsWith("kube_pod_container_resource_")) {
      return ofMetric(name);
    }
    boolean isMemory = // the label decides
        selector
            .path("matchers")
            .valueStream()
            .filter(matcher -> matcher.path("name").asText().equals("resource"))
            .anyMatch(matcher -> matcher.path("value").asText().equals("memory"));
    return isMemory ? Quantity.BYTES : Quantity.NUMBER;
  }

  private static Quantity ofMetric(String metric) {
    return CONVENTIONS.stream()
        .filter(convention -> convention.name().matcher(metric).find())
        .findFirst()
        .orElseThrow()
        .quantity();
  }

  private static Optional<Quantity> ofCall(JsonNode call) {
    String function = call.path("func").path("name").asText();
    JsonNode arguments = call.path("args");
    if (function.equals("histogram_quantile")) {
      String bucket = arguments.get(1).findParents("matchers").get(0).path("name").asText();
      return Optional.of(ofMetric(bucket.replaceFirst("_bucket$", "")));
    }
    if (TIMESTAMP_FUNCTIONS.contains(function)) {
      return Optional.of(Quantity.TIMESTAMP);
    }
    if (NUMBER_FUNCTIONS.contains(function)) {
      return Optional.of(Quantity.NUMBER);
    }
    // A function with a parameter before its series, which is a number, yields their quantity.
    Optional<Quantity> argument = of(arguments.path(0)).or(() -> of(arguments.path(1)));
    return RATE_FUNCTIONS.contains(function) ? argument.map(Quantity::perSecond) : argument;
  }

  private static Optional<Quantity> ofOperation(JsonNode node) {
    Optional<Quantity> left = of(node.path("lhs"));
    Optional<Quantity> right = of(node.path("rhs"));
    return switch (node.path("op").asText()) {
      case "*" ->
          combined(
              left.map(quantity -> scaledBy(node.path("rhs"), quantity)),
              right.map(quantity -> scaledBy(node.path("lhs"), quantity)),
              Quantity::times);
      case "/" -> ofDivision(node, left, right);
      case "-" -> combined(left, right, Quantity::minus);
      case "==", "!=", ">", ">=", "<", "<=" ->
          node.path("bool").asBoolean() ? Optional.of(Quantity.NUMBER) : left.or(() -> right);
      default -> left.or(() -> right);
    };
  }

  private static Optional<Quantity> ofDivision(
      JsonNode node, Optional<Quantity> left, Optional<Quantity> right) {
    return right.isPresent()
        ? Optional.of(left.orElse(Quantity.NUMBER).dividedBy(right.get()))
        : left.map(quantity -> quantity.times(1 / number(node.path("rhs"))));
  }

  private static Optional<Quantity> combined(
      Optional<Quantity> left, Optional<Quantity> right, BinaryOperator<Quantity> operator) {
    return left.isPresent() && right.isPresent()
        ? Optional.of(operator.apply(left.get(), right.get()))
        : left.or(() -> right);
  }

  private static Quantity scaledBy(JsonNode factor, Quantity quantity) {
    return quantity.times(number(factor));
  }

  /**
   * Returns the value of a literal, in parentheses or not; 1 for a time and for other nodes, which
   * do not scale.
   */
  private static double number(JsonNode node) {
    JsonNode bare = node.path("type").asText().equals("parenExpr") ? node.path("expr") : node;
    return bare.path("type").asText().equals("numberLiteral") && !isPeriod(bare)
        ? bare.path("val").asDouble()
        : 1;
  }

  private static boolean isPeriod(JsonNode literal) {
    double number = literal.path("val").asDouble();
    return number > 0 && number % SECONDS_OF_A_DAY == 0;
  }
}
