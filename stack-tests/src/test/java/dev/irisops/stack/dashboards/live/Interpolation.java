package dev.irisops.stack.dashboards.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.GlobalVariables;
import dev.irisops.stack.dashboards.model.Variable;
import dev.irisops.stack.dashboards.model.VariableReferences;
import dev.irisops.stack.server.Prometheus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Replaces variables in queries by their selected values, as Grafana does. The values come from the
 * queries of the variables, which may refer to the variables before them.
 */
final class Interpolation {
  /** A way to select the values of all variables. */
  enum Choice {
    /** The values that are selected when the dashboard is opened. */
    CURRENT,
    /** "All". */
    ALL,
    /** Every value by itself. */
    EACH
  }

  private static final String ALL_VALUES = "$__all";
  private static final Pattern LABEL_VALUES =
      Pattern.compile("label_values\\((?:(.+),\\s*)?(\\w+)\\)\\s*");
  private static final Pattern QUERY_RESULT = Pattern.compile("query_result\\((.+)\\)\\s*");

  /** As for scrapes every second and a time range of an hour. */
  private static final Map<String, String> DURATIONS = GlobalVariables.durations(2, 3600, 4);

  private final Prometheus prometheus;
  private final Map<String, String> selected;
  private final Map<String, List<String>> options;

  private Interpolation(
      Prometheus prometheus, Map<String, String> selected, Map<String, List<String>> options) {
    this.prometheus = prometheus;
    this.selected = selected;
    this.options = options;
  }

  /**
   * Selects values for all variables of a dashboard.
   *
   * @throws UnresolvedVariableException if a variable has no value
   */
  static Interpolation of(Dashboard dashboard, Choice choice, Prometheus prometheus) {
    Interpolation interpolation =
        new Interpolation(prometheus, new HashMap<>(DURATIONS), new HashMap<>());
    dashboard.variables().forEach(variable -> interpolation.select(variable, choice));
    return interpolation;
  }

  /** Returns an interpolation for each value of a variable that a panel is repeated for. */
  Stream<Interpolation> repeatedFor(Variable variable) {
    return options.get(variable.name()).stream()
        .map(
            value -> {
              Map<String, String> changed = new HashMap<>(selected);
              changed.put(variable.name(), variable.interpolated(List.of(value)));
              return new Interpolation(prometheus, changed, options);
            });
  }

  private void select(Variable variable, Choice choice) {
    Pattern regex = Pattern.compile(variable.regex().replaceAll("^/|/$", ""));
    List<String> values =
        values(variable).stream()
            .flatMap(value -> filtered(value, regex.matcher(value)).stream())
            .distinct()
            .toList();
    if (values.isEmpty()) {
      throw new UnresolvedVariableException(variable + " has no value: " + variable.query());
    }
    options.put(variable.name(), values);
    selected.put(variable.name(), selected(variable, values, choice));
  }

  /** Returns a value that the regex of its variable finds, or the part in its first group. */
  private static Optional<String> filtered(String value, Matcher regex) {
    if (!regex.find()) {
      return Optional.empty();
    }
    return Optional.of(regex.groupCount() == 0 ? value : regex.group(1));
  }

  private static String selected(Variable variable, List<String> values, Choice choice) {
    List<String> current = variable.current();
    if (choice == Choice.CURRENT && !current.isEmpty() && !current.contains(ALL_VALUES)) {
      if (variable.isQuery() && !values.containsAll(current)) {
        throw new UnresolvedVariableException(
            "%s is set to %s, which is none of %s".formatted(variable, current, values));
      }
      return variable.interpolated(current);
    }
    boolean all = choice != Choice.EACH && variable.includesAll();
    if (all && !variable.allValue().isEmpty()) {
      return variable.allValue();
    }
    return variable.interpolated(variable.isMulti() || all ? values : values.subList(0, 1));
  }

  private List<String> values(Variable variable) {
    return switch (variable.type()) {
      case "query" -> queried(interpolated(variable.query()));
      case "custom", "interval" -> List.of(variable.query().split("\\s*,\\s*"));
      default -> List.of(variable.query());
    };
  }

  private List<String> queried(String query) {
    Matcher labelValues = LABEL_VALUES.matcher(query);
    Matcher queryResult = QUERY_RESULT.matcher(query);
    if (labelValues.matches()) {
      return labelValues(labelValues.group(2), labelValues.group(1))
          .valueStream()
          .map(JsonNode::asText)
          .toList();
    }
    if (queryResult.matches()) {
      return prometheus
          .query(queryResult.group(1))
          .valueStream()
          .map(Interpolation::asGrafanaWritesIt)
          .toList();
    }
    throw new UnresolvedVariableException("not a query for values: " + query);
  }

  /** Returns {@code {label="value",other="value"} 1}, to which the regex of a variable applies. */
  private static String asGrafanaWritesIt(JsonNode series) {
    return series
            .path("metric")
            .propertyStream()
            .map(label -> "%s=\"%s\"".formatted(label.getKey(), label.getValue().asText()))
            .collect(Collectors.joining(",", "{", "} "))
        + series.at("/value/1").asText();
  }

  private JsonNode labelValues(String label, String series) {
    String match =
        series == null ? "" : "?match%5B%5D=" + URLEncoder.encode(series, StandardCharsets.UTF_8);
    return prometheus.call("/api/v1/label/" + label + "/values" + match);
  }

  /**
   * Returns a query as Grafana sends it to Prometheus.
   *
   * @throws UnresolvedVariableException if the query refers to an undefined variable
   */
  String interpolated(String query) {
    return VariableReferences.replaced(query, this::value);
  }

  private String value(String name) {
    if (!selected.containsKey(name)) {
      throw new UnresolvedVariableException("there is no variable " + name);
    }
    return selected.get(name);
  }

  /** Thrown for a variable that has no value. */
  static final class UnresolvedVariableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnresolvedVariableException(String message) {
      super(message);
    }
  }
}
