package dev.irisops.stack.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Label selectors, as Kubernetes reads them. */
final class Selector {
  private Selector() {}

  /**
   * Whether a selector with {@code matchLabels} or {@code matchExpressions} selects; an empty one
   * selects all.
   */
  static boolean matches(JsonNode selector, Map<String, String> labels) {
    for (JsonNode expression : selector.path("matchExpressions")) {
      if (!holds(expression, labels)) {
        return false;
      }
    }
    return matchesLabels(selector.path("matchLabels"), labels);
  }

  /** Whether all these labels are there, as a Service asks. */
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
