package dev.irisops.stack.dashboards;

import com.fasterxml.jackson.databind.JsonNode;

/** A query of a panel. */
record Target(Panel panel, JsonNode tree) {
  String refId() {
    return tree.path("refId").asText();
  }

  String expression() {
    return tree.path("expr").asText();
  }

  @Override
  public String toString() {
    return panel + " (" + refId() + ")";
  }
}
