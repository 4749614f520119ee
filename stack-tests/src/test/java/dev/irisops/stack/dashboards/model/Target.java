package dev.irisops.stack.dashboards.model;

import com.fasterxml.jackson.databind.JsonNode;

/** A query of a panel; {@code targets} is its name in the JSON. */
public record Target(Panel panel, JsonNode tree) {
  /** Returns the letter that identifies it in its panel. */
  public String refId() {
    return tree.path("refId").asText();
  }

  /** Returns the PromQL with variables. */
  public String expression() {
    return tree.path("expr").asText();
  }

  /** Returns the names of its series, in which <code>{{label}}</code> stands for a value. */
  public String legend() {
    return tree.path("legendFormat").asText();
  }

  @Override
  public String toString() {
    return panel + " (" + refId() + ")";
  }
}
