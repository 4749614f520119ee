package dev.irisops.stack.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The linter's rules on a dashboard as a whole and on its variables. */
final class TemplateRules {
  private static final Pattern FUNCTION = Pattern.compile("([a-z_]+)\\((.+)\\)");
  private static final Set<String> FUNCTIONS =
      Set.of("label_names", "label_values", "metrics", "query_result");
  private static final int ON_TIME_RANGE_CHANGE = 2;

  private TemplateRules() {}

  static List<String> datasource(Dashboard dashboard, QueryParser parser) {
    List<Variable> sources =
        dashboard.variables().stream().filter(v -> v.type().equals("datasource")).toList();
    if (sources.isEmpty()) {
      return List.of(dashboard + ": has no variable for the data source");
    }
    List<String> problems = new ArrayList<>();
    for (Variable source : sources) {
      String kind = source.query();
      Set<String> names = allowed(kind + "_datasource", "datasource", sources);
      if (!names.contains(source.name())) {
        problems.add(dashboard + ": " + source + " should be named one of " + names);
      }
      String title =
          kind.isEmpty() ? "" : kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
      Set<String> labels = allowed(title + " data source", "Data source", sources);
      if (!labels.contains(source.label())) {
        problems.add(dashboard + ": " + source + " should be labelled one of " + labels);
      }
    }
    return problems;
  }

  /** The short name will do where there is only one. */
  private static Set<String> allowed(String full, String brief, List<Variable> sources) {
    return sources.size() == 1 ? Set.of(full, brief) : Set.of(full);
  }

  static List<String> query(Dashboard dashboard, String name, String label) {
    if (!dashboard.isOfPrometheus()) {
      return List.of();
    }
    Optional<Variable> found = dashboard.variable(name);
    if (found.isEmpty()) {
      return List.of(dashboard + ": has no variable " + name);
    }
    Variable variable = found.get();
    List<String> problems = new ArrayList<>();
    if (!isTemplated(variable.tree().path("datasource"))) {
      problems.add("should ask the data source $datasource");
    }
    if (!variable.isQuery()) {
      problems.add("should be a query");
    }
    if (!variable.label().equals(label)) {
      problems.add("should be labelled " + label);
    }
    if (!variable.isMulti()) {
      problems.add("should allow several values");
    }
    if (!variable.allValue().equals(".+")) {
      problems.add("should have .+ for all");
    }
    return problems.stream().map(text -> dashboard + ": " + variable + " " + text).toList();
  }

  private static boolean isTemplated(JsonNode source) {
    return Set.of("datasource", "prometheus_datasource").stream()
        .anyMatch(name -> isVariable(source.path("uid").asText(), name));
  }

  /** Whether a text is nothing but a variable. */
  static boolean isVariable(String text, String name) {
    return text.equals("$" + name) || text.equals("${" + name + "}");
  }

  static List<String> labelQuery(Dashboard dashboard, QueryParser parser) {
    List<String> problems = new ArrayList<>();
    for (Variable variable : dashboard.variables()) {
      if (dashboard.isOfPrometheus() && variable.isQuery()) {
        Matcher call = FUNCTION.matcher(variable.query());
        if (!call.find() || !FUNCTIONS.contains(call.group(1))) {
          problems.add(dashboard + ": " + variable + " does not call one of " + FUNCTIONS);
        } else if (!isPromql(call.group(2), parser)) {
          problems.add(dashboard + ": " + variable + " is not PromQL: " + variable.query());
        }
      }
    }
    return problems;
  }

  /** With or without a label behind it, or a regular expression. */
  private static boolean isPromql(String argument, QueryParser parser) {
    return parser.tree(argument.replaceFirst(",\\s*[A-Za-z_]\\w*\\s*$", "")).isPresent();
  }

  static List<String> reload(Dashboard dashboard, QueryParser parser) {
    return dashboard.variables().stream()
        .filter(Variable::isQuery)
        .filter(variable -> variable.tree().path("refresh").asInt() != ON_TIME_RANGE_CHANGE)
        .map(variable -> dashboard + ": " + variable + " should reload when the time range changes")
        .toList();
  }

  /** Absent means editable to Grafana. */
  static List<String> uneditable(Dashboard dashboard, QueryParser parser) {
    return dashboard.tree().path("editable").asBoolean(true)
        ? List.of(dashboard + ": should not be editable")
        : List.of();
  }
}
