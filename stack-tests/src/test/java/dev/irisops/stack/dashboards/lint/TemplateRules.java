package dev.irisops.stack.dashboards.lint;

import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.QueryParser;
import dev.irisops.stack.dashboards.model.Variable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules for a dashboard as a whole and for its variables. */
final class TemplateRules {
  private static final Pattern INITIAL = Pattern.compile("^.");
  private static final Pattern CALL = Pattern.compile("([a-z_]+)\\((.+)\\)");
  private static final List<String> FUNCTIONS =
      List.of("label_names", "label_values", "metrics", "query_result");
  private static final int ON_TIME_RANGE_CHANGE = 2;

  private TemplateRules() {}

  private record Expectation(boolean isMet, String text) {}

  private static Stream<String> unmet(String subject, Expectation... expectations) {
    return Stream.of(expectations)
        .filter(expectation -> !expectation.isMet())
        .map(expectation -> subject + " should " + expectation.text());
  }

  private static String name(Dashboard dashboard, Variable variable) {
    return dashboard + ": " + variable;
  }

  /** The short name and label are allowed where there is only one data source. */
  static Stream<String> dataSource(Dashboard dashboard) {
    List<Variable> sources = dashboard.dataSources();
    int allowed = sources.size() == 1 ? 2 : 1;
    return sources.isEmpty()
        ? Stream.of(dashboard + ": has no variable for the data source")
        : sources.stream().flatMap(source -> dataSource(dashboard, source, allowed));
  }

  private static Stream<String> dataSource(Dashboard dashboard, Variable source, int allowed) {
    String plugin = source.query();
    String title = capitalized(plugin);
    List<String> names = List.of(plugin + "_datasource", "datasource").subList(0, allowed);
    List<String> labels = List.of(title + " data source", "Data source").subList(0, allowed);
    return unmet(
        name(dashboard, source),
        new Expectation(names.contains(source.name()), "be named " + String.join(" or ", names)),
        new Expectation(
            labels.contains(source.label()), "be labelled " + String.join(" or ", labels)));
  }

  private static boolean isPrometheus(Dashboard dashboard) {
    return dashboard.dataSources().stream().limit(1).anyMatch(s -> s.query().equals("prometheus"));
  }

  /** The variable of services or, in a dashboard about all jobs, of jobs. */
  static Stream<String> job(Dashboard dashboard) {
    String name = dashboard.variable("job").isPresent() ? "job" : "service";
    return variable(dashboard, name, "job", List.of(".+"));
  }

  /** The variable of pods or, in a dashboard about all jobs, of instances. */
  static Stream<String> instance(Dashboard dashboard) {
    if (dashboard.variable("job").isPresent()) {
      return variable(dashboard, "instance", "instance", List.of(".+"));
    }
    // Objects of the cluster do not tell their service; there, All is the pods of the services.
    boolean areObjects = dashboard.variable("namespace").isPresent();
    return variable(dashboard, "pod", "pod", areObjects ? List.of(".*", "") : List.of(".*"));
  }

  private static Stream<String> variable(
      Dashboard dashboard, String name, String queried, List<String> all) {
    Optional<Variable> found = dashboard.variable(name);
    if (!isPrometheus(dashboard)) {
      return Stream.of();
    }
    return found.isEmpty()
        ? Stream.of(dashboard + ": has no variable " + name)
        : variable(dashboard, found.get(), queried, all);
  }

  private static Stream<String> variable(
      Dashboard dashboard, Variable variable, String queried, List<String> all) {
    String source = variable.tree().at("/datasource/uid").asText();
    String label = capitalized(variable.name());
    return unmet(
        name(dashboard, variable),
        new Expectation(
            isReference(source, "datasource") || isReference(source, "prometheus_datasource"),
            "query the data source $datasource"),
        new Expectation(variable.isQuery(), "be a query"),
        new Expectation(variable.query().endsWith(", " + queried + ")"), "query " + queried),
        new Expectation(variable.label().equals(label), "be labelled " + label),
        new Expectation(variable.isMulti(), "allow several values"),
        new Expectation(variable.includesAll(), "offer All"),
        new Expectation(
            all.contains(variable.allValue()), "have " + all.get(0) + " as the value of All"));
  }

  private static String capitalized(String name) {
    return INITIAL.matcher(name).replaceFirst(first -> first.group().toUpperCase(Locale.ROOT));
  }

  /** Returns true if a text is a reference to a variable and nothing else. */
  static boolean isReference(String text, String variable) {
    return text.equals("$" + variable) || text.equals("${" + variable + "}");
  }

  static Stream<String> query(Dashboard dashboard, QueryParser parser) {
    return queries(dashboard)
        .filter(variable -> isPrometheus(dashboard))
        .flatMap(variable -> query(dashboard, variable, parser));
  }

  private static Stream<Variable> queries(Dashboard dashboard) {
    return dashboard.variables().stream().filter(Variable::isQuery);
  }

  private static Stream<String> query(Dashboard dashboard, Variable variable, QueryParser parser) {
    Matcher call = CALL.matcher(variable.query());
    boolean calls = call.find() && FUNCTIONS.contains(call.group(1));
    return unmet(
        name(dashboard, variable),
        new Expectation(calls, "call one of " + FUNCTIONS),
        new Expectation(
            !calls || isPromql(call.group(2), parser), "query PromQL: " + variable.query()));
  }

  /** The second argument, if any, is a label. */
  private static boolean isPromql(String arguments, QueryParser parser) {
    return parser.tree(arguments.replaceFirst(",\\s*[A-Za-z_]\\w*\\s*$", "")).isPresent();
  }

  static Stream<String> reload(Dashboard dashboard) {
    return queries(dashboard)
        .flatMap(
            variable ->
                unmet(
                    name(dashboard, variable),
                    new Expectation(
                        variable.tree().path("refresh").asInt() == ON_TIME_RANGE_CHANGE,
                        "reload when the time range changes")));
  }

  /** Grafana treats a dashboard without the field as editable. */
  static Stream<String> uneditable(Dashboard dashboard) {
    return unmet(
        dashboard + ":",
        new Expectation(!dashboard.tree().path("editable").asBoolean(true), "not be editable"));
  }
}
