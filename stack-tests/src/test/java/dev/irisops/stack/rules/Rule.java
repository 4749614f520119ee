package dev.irisops.stack.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * An alert or a recording rule.
 *
 * @param file the name of its file, without the folder
 * @param tree the rule as Prometheus reads it
 */
public record Rule(String file, JsonNode tree) {
  /** True for an alert, false for a recording rule. */
  public boolean isAlert() {
    return tree.has("alert");
  }

  /** Returns the name of the alert, or of the recorded series. */
  public String name() {
    return tree.path(isAlert() ? "alert" : "record").asText();
  }

  /** Returns the PromQL expression. */
  public String expression() {
    return tree.path("expr").asText();
  }

  /** Returns the labels that it sets. */
  public Map<String, String> labels() {
    return texts("labels");
  }

  /** Returns the texts for people; none for a recording rule. */
  public Map<String, String> annotations() {
    return texts("annotations");
  }

  private Map<String, String> texts(String field) {
    Map<String, String> texts = new TreeMap<>();
    tree.path(field).properties().forEach(e -> texts.put(e.getKey(), e.getValue().asText()));
    return texts;
  }

  /**
   * Returns a unique name: alerts of one name differ in their severity, and records in their
   * labels.
   */
  @Override
  public String toString() {
    if (isAlert()) {
      return name() + "(" + labels().get("severity") + ")";
    }
    return labels().isEmpty() ? name() : name() + labels();
  }
}
