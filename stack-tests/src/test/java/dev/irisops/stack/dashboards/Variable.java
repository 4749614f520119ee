package dev.irisops.stack.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A variable of a dashboard. */
record Variable(JsonNode tree) {
  /** What Grafana calls the choice of all values. */
  static final String ALL = "$__all";

  String name() {
    return tree.path("name").asText();
  }

  String type() {
    return tree.path("type").asText();
  }

  String label() {
    return tree.path("label").asText();
  }

  boolean isQuery() {
    return type().equals("query");
  }

  /** What it asks for its values; newer dashboards hold it in an object. */
  String query() {
    JsonNode query = tree.path("query");
    return query.isObject() ? query.path("query").asText() : query.asText();
  }

  String regex() {
    return tree.path("regex").asText();
  }

  String allValue() {
    return tree.path("allValue").asText();
  }

  boolean isMulti() {
    return tree.path("multi").asBoolean();
  }

  boolean includesAll() {
    return tree.path("includeAll").asBoolean();
  }

  /** The values that are chosen when the dashboard is opened. */
  List<String> current() {
    JsonNode value = tree.path("current").path("value");
    List<String> values = new ArrayList<>();
    if (value.isTextual() && !value.asText().isEmpty()) {
      values.add(value.asText());
    }
    value.forEach(each -> values.add(each.asText()));
    return values;
  }

  /** The values in the text of a query, escaped and joined as Grafana does for Prometheus. */
  String inQuery(List<String> values) {
    if (!isMulti() && !includesAll()) {
      return values.get(0).replace("\\", "\\\\").replace("'", "\\\\'");
    }
    List<String> escaped = values.stream().map(Variable::inRegex).toList();
    return escaped.size() == 1
        ? escaped.get(0)
        : escaped.stream().collect(Collectors.joining("|", "(", ")"));
  }

  private static String inRegex(String value) {
    return value.replace("\\", "\\\\\\\\").replaceAll("[$^*{}\\[\\]+?.()|]", "\\\\\\\\$0");
  }

  @Override
  public String toString() {
    return "variable " + name();
  }
}
