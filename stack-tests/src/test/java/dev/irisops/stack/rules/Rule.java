package dev.irisops.stack.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * A rule.
 *
 * @param file the name of the file that it stands in
 */
public record Rule(String file, JsonNode tree) {
  /** Whether it alerts; else it records. */
  public boolean isAlert() {
    return tree.has("alert");
  }

  /** Of the alert, or of the series that is recorded. */
  public String name() {
    return tree.path(isAlert() ? "alert" : "record").asText();
  }

  /** What it evaluates. */
  public String expression() {
    return tree.path("expr").asText();
  }

  /** The labels that it sets. */
  public Map<String, String> labels() {
    return texts("labels");
  }

  /** What it tells people. */
  public Map<String, String> annotations() {
    return texts("annotations");
  }

  private Map<String, String> texts(String field) {
    Map<String, String> texts = new TreeMap<>();
    tree.path(field).properties().forEach(e -> texts.put(e.getKey(), e.getValue().asText()));
    return texts;
  }

  /** Distinguishes the two alerts of one name too. */
  @Override
  public String toString() {
    return name() + (isAlert() ? "(" + labels().get("severity") + ")" : "");
  }
}
