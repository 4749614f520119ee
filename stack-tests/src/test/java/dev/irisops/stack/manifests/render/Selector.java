package dev.irisops.stack.manifests.render;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Label selectors, as Kubernetes evaluates them. */
public final class Selector {
  private Selector() {}

  /** Returns true if {@code matchLabels} and {@code matchExpressions} match; empty ones do. */
  public static boolean matches(JsonNode selector, Map<String, String> labels) {
    for (JsonNode expression : selector.path("matchExpressions")) {
      if (!holds(expression, labels)) {
        return false;
      }
    }
    return matchesLabels(selector.path("matchLabels"), labels);
  }

  /** Returns true if there is each of the wanted labels, as a Service selects. */
  static boolean matchesLabels(JsonNode wanted, Map<String, String> labels) {
    return labels.entrySet().containsAll(KubeObject.texts(wanted).entrySet());
  }

  private static boolean holds(JsonNode expression, Map<String, String> labels) {
    String value = labels.get(expression.path("key").asText());
    String operator = expression.path("operator").asText();
    boolean listed = false;
    for (JsonNode one : expression.path("values")) {
      listed |= one.asText().equals(value);
    }
    return switch (operator) {
      case "In" -> listed;
      case "NotIn" -> !listed;
      case "Exists" -> value != null;
      case "DoesNotExist" -> value == null;
      default -> throw new IllegalArgumentException("operator: found " + operator);
    };
  }
}
