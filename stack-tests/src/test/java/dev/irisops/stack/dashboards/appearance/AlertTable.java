package dev.irisops.stack.dashboards.appearance;

import static dev.irisops.stack.dashboards.appearance.AlertColumns.unless;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.Panel;
import dev.irisops.stack.dashboards.model.Target;
import dev.irisops.stack.dashboards.model.Variable;
import dev.irisops.stack.dashboards.model.VariableReferences;
import dev.irisops.stack.rules.Rule;
import dev.irisops.stack.rules.RuleFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The table of firing alerts on the first screen of a dashboard. */
record AlertTable(Panel panel) {
  /** Rows of the grid that a screen of 768 px shows below the controls. */
  private static final int FIRST_SCREEN = 12;

  /** The dashboard that lists the alerts of all others too. */
  private static final String OVERVIEW = "iris-api-overview";

  private static final String TITLE = "Firing alerts";
  static final List<String> SEVERITIES = List.of("critical", "warning", "info");
  private static final List<Rule> ALERTS = RuleFile.alerts().toList();

  /** By the name of the alert; alerts of one name share them. */
  private static final Map<String, Map<String, String>> ANNOTATIONS =
      ALERTS.stream().collect(toMap(Rule::name, Rule::annotations, (first, second) -> first));

  /** Returns what is wrong with the table of a dashboard while every alert fires. */
  static List<String> problems(Dashboard dashboard, AlertWorld world) {
    return of(dashboard)
        .map(table -> table.problems(world))
        .orElse(
            List.of(
                "%s: has no table \"%s\" in its first %d rows"
                    .formatted(dashboard, TITLE, FIRST_SCREEN)));
  }

  /** Returns the rows of the table of a dashboard; none if it has no such table. */
  static AlertRows rows(Dashboard dashboard, AlertWorld world) {
    return of(dashboard).map(table -> table.rows(world)).orElse(new AlertRows(List.of(), world));
  }

  private static Optional<AlertTable> of(Dashboard dashboard) {
    return dashboard.panels().stream().filter(AlertTable::isOne).findFirst().map(AlertTable::new);
  }

  private static boolean isOne(Panel panel) {
    JsonNode grid = panel.tree().path("gridPos");
    return panel.title().equals(TITLE)
        && panel.type().equals("table")
        && grid.path("y").asInt() + grid.path("h").asInt() <= FIRST_SCREEN
        && panel.targets().stream().anyMatch(target -> target.expression().contains("ALERTS{"));
  }

  private List<String> problems(AlertWorld world) {
    AlertRows rows = rows(world);
    List<JsonNode> alerts = rows.alerts().toList();
    return Stream.of(
            new AlertColumns(panel).problems(),
            missing(alerts),
            alerts.stream().flatMap(row -> row(row, world)).distinct().sorted(),
            rows.problems())
        .flatMap(problems -> problems)
        .map(problem -> panel + ": " + problem)
        .toList();
  }

  private AlertRows rows(AlertWorld world) {
    return new AlertRows(
        panel.targets().stream()
            .flatMap(target -> world.query(withAllValues(target)).stream())
            .toList(),
        world);
  }

  /** Returns the query of a target for all values of its variables. */
  static String withAllValues(Target target) {
    return VariableReferences.replaced(
        target.expression(),
        name ->
            target
                .panel()
                .dashboard()
                .variable(name)
                .map(Variable::allValue)
                .filter(value -> !value.isEmpty())
                .orElse(".*"));
  }

  /** Returns the order of a severity, the gravest first. */
  static String order(String severity) {
    return Integer.toString(SEVERITIES.indexOf(severity) + 1);
  }

  private Stream<String> missing(List<JsonNode> rows) {
    return ALERTS.stream()
        .filter(rule -> SEVERITIES.contains(severity(rule)) && isOfDashboard(rule))
        .filter(rule -> rows.stream().noneMatch(row -> isOf(row.path("metric"), rule)))
        .map(rule -> "does not list " + rule + " with the order " + order(severity(rule)));
  }

  private boolean isOfDashboard(Rule rule) {
    String uid = panel.dashboard().uid();
    return uid.equals(OVERVIEW) || rule.annotations().get("dashboard").equals("/d/" + uid);
  }

  private static String severity(Rule rule) {
    return rule.labels().get("severity");
  }

  private static boolean isOf(JsonNode labels, Rule rule) {
    return labels.path("alertname").asText().equals(rule.name())
        && labels.path("order").asText().equals(order(severity(rule)));
  }

  private Stream<String> row(JsonNode row, AlertWorld world) {
    JsonNode labels = row.path("metric");
    String alert = labels.path("alertname").asText();
    Map<String, String> annotations = ANNOTATIONS.getOrDefault(alert, Map.of());
    String dashboard = annotations.getOrDefault("dashboard", "");
    double active = row.at("/value/1").asDouble();
    return Stream.of(
            unless(!labels.path("where").asText().isBlank(), "does not say where " + alert + " is"),
            unless(
                labels.path("where").asText().contains(otherJob(labels, world)),
                "does not say that %s is about %s".formatted(alert, otherJob(labels, world))),
            unless(
                Math.abs(active - AlertWorld.ACTIVE) < AlertWorld.ACTIVE / 2,
                "does not say how many seconds " + alert + " is active"),
            unless(
                linksDashboard(labels, dashboard), "does not link " + alert + " to " + dashboard),
            unless(
                runbooks(alert).anyMatch(annotations.getOrDefault("runbook_url", "")::equals),
                "does not link the runbook of " + alert))
        .flatMap(problems -> problems);
  }

  /** Returns the job of an alert if it is not that of the service, such as a management port. */
  private static String otherJob(JsonNode row, AlertWorld world) {
    return world.alerts().stream()
        .filter(
            alert ->
                Stream.of("alertname", "namespace", "service")
                    .allMatch(label -> row.path(label).asText().equals(alert.get(label))))
        .map(alert -> alert.getOrDefault("job", ""))
        .filter(job -> !job.equals(row.path("service").asText()))
        .findFirst()
        .orElse("");
  }

  /** Only the overview needs a column for it: its alerts are of all dashboards. */
  private boolean linksDashboard(JsonNode labels, String path) {
    return labels.has("dashboard")
        ? path.equals("/d/" + labels.path("dashboard").asText())
        : !panel.dashboard().uid().equals(OVERVIEW);
  }

  private Stream<String> runbooks(String alert) {
    return new AlertColumns(panel).links("Alert").map(url -> url.replace("${__value.text}", alert));
  }
}
