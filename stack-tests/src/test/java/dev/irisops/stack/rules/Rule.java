package dev.irisops.stack.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * A rule.
 *
 * @param file the name of the file that it stands in
 */
record Rule(String file, JsonNode tree) {
  boolean isAlert() {
    return tree.has("alert");
  }

  /** Of the alert, or of the series that is recorded. */
  String name() {
    return tree.path(isAlert() ? "alert" : "record").asText();
  }

  String expression() {
    return tree.path("expr").asText();
  }

  Map<String, String> labels() {
    return texts("labels");
  }

  Map<String, String> annotations() {
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
