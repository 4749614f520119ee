package dev.irisops.stack.dashboards.model;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A variable of a dashboard. */
public record Variable(JsonNode tree) {
  /** Returns the name by which queries refer to it. */
  public String name() {
    return tree.path("name").asText();
  }

  /** Returns the kind of variable, for instance {@code query} or {@code datasource}. */
  public String type() {
    return tree.path("type").asText();
  }

  /** Returns the text that Grafana shows in front of its values. */
  public String label() {
    return tree.path("label").asText();
  }

  /** Returns true if a query of the data source provides its values. */
  public boolean isQuery() {
    return type().equals("query");
  }

  /** Returns the query for its values, which newer dashboards wrap in an object. */
  public String query() {
    JsonNode query = tree.path("query");
    return query.isObject() ? query.path("query").asText() : query.asText();
  }

  /** Returns the regular expression that filters its values; empty if there is none. */
  public String regex() {
    return tree.path("regex").asText();
  }

  /** Returns the custom value of "All"; empty if there is none. */
  public String allValue() {
    return tree.path("allValue").asText();
  }

  /** Returns true if several values can be selected. */
  public boolean isMulti() {
    return tree.path("multi").asBoolean();
  }

  /** Returns true if "All" can be selected. */
  public boolean includesAll() {
    return tree.path("includeAll").asBoolean();
  }

  /** Returns the values that are selected when the dashboard is opened. */
  public List<String> current() {
    JsonNode value = tree.at("/current/value");
    List<String> values = new ArrayList<>();
    if (value.isTextual() && !value.asText().isEmpty()) {
      values.add(value.asText());
    }
    value.forEach(each -> values.add(each.asText()));
    return values;
  }

  /**
   * Returns selected values as they appear in a query, escaped and joined as Grafana does for
   * Prometheus.
   */
  public String interpolated(List<String> values) {
    if (!isMulti() && !includesAll()) {
      return values.get(0).replace("\\", "\\\\").replace("'", "\\\\'");
    }
    List<String> escaped = values.stream().map(Variable::escapedForRegex).toList();
    return escaped.size() == 1 ? escaped.get(0) : escaped.stream().collect(joining("|", "(", ")"));
  }

  private static String escapedForRegex(String value) {
    return value.replace("\\", "\\\\\\\\").replaceAll("[$^*{}\\[\\]+?.()|]", "\\\\\\\\$0");
  }

  @Override
  public String toString() {
    return "variable " + name();
  }
}
