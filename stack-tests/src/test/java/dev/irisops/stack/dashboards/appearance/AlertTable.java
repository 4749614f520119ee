package dev.irisops.stack.dashboards.appearance;

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
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The table of firing alerts on the first screen of a dashboard. */
record AlertTable(Panel panel) {
  /** Rows of the grid that a screen of 768 px shows below the controls. */
  private static final int FIRST_SCREEN = 12;

  /** The dashboard that lists the alerts of all others too. */
  private static final String OVERVIEW = "iris-api-overview";

  private static final String TITLE = "Firing alerts";
  static final List<String> SEVERITIES = List.of("critical", "warning", "info");
  private static final String SILENCE =
      "/alerting/silence/new?alertmanager=Alertmanager&matcher=${__value.raw}";
  private static final Set<String> SECONDS = Set.of("dtdurations", "s");

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
    List<JsonNode> alerts =
        rows.rows().stream().filter(row -> row.path("metric").has("alertname")).toList();
    return Stream.of(
            layout(),
            missing(alerts),
            alerts.stream().flatMap(this::row).distinct().sorted(),
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

  // ---- What every row looks like

  private Stream<String> layout() {
    return Stream.of(
            unless(isFirstColumn(), "its first column is not order, shown as Severity"),
            unless(
                SEVERITIES.stream().allMatch(this::isShown),
                "does not show the orders 1, 2, 3 as CRITICAL, WARNING, INFO"),
            unless(isSorted(), "is not sorted by Severity, 1 first"),
            unless(
                !SECONDS.contains(panel.defaultOption("unit").asText()),
                "shows texts in seconds: an empty one is \"0 s\""),
            unless(
                options("Active for", "unit").anyMatch(unit -> SECONDS.contains(unit.asText())),
                "has no column \"Active for\" in seconds"),
            unless(
                links("Silence").anyMatch(SILENCE::equals) && isColumn("silence", "Silence"),
                "has no column \"Silence\" that links to a new silence"))
        .flatMap(problems -> problems);
  }

  private static Stream<String> unless(boolean isMet, String problem) {
    return isMet ? Stream.of() : Stream.of(problem);
  }

  private Stream<JsonNode> options(String column, String option) {
    return panel.overrides().stream()
        .filter(fields -> fields.matchName(column))
        .map(fields -> fields.option(option))
        .filter(value -> !value.isMissingNode());
  }

  private boolean isFirstColumn() {
    JsonNode index = organize().path("indexByName");
    Predicate<String> isShown =
        column -> !organize().path("excludeByName").path(column).asBoolean();
    return isColumn("order", "Severity")
        && index.has("order")
        && index.properties().stream()
            .filter(column -> isShown.test(column.getKey()))
            .noneMatch(column -> column.getValue().asInt() < index.path("order").asInt());
  }

  private boolean isColumn(String label, String title) {
    return organize().path("renameByName").path(label).asText().equals(title);
  }

  private JsonNode organize() {
    return panel
        .tree()
        .path("transformations")
        .valueStream()
        .map(transformation -> transformation.path("options"))
        .filter(options -> options.has("renameByName"))
        .findFirst()
        .orElse(panel.tree().path("none"));
  }

  private boolean isShown(String severity) {
    return options("Severity", "mappings")
        .flatMap(JsonNode::valueStream)
        .map(mapping -> mapping.path("options").path(order(severity)).path("text").asText())
        .anyMatch(text -> text.equalsIgnoreCase(severity));
  }

  /** Returns the order of a severity, the gravest first. */
  static String order(String severity) {
    return Integer.toString(SEVERITIES.indexOf(severity) + 1);
  }

  private boolean isSorted() {
    JsonNode first = panel.tree().at("/options/sortBy/0");
    return first.path("displayName").asText().equals("Severity") && !first.path("desc").asBoolean();
  }

  // ---- Which rows there are

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

  private Stream<String> row(JsonNode row) {
    JsonNode labels = row.path("metric");
    String alert = labels.path("alertname").asText();
    Map<String, String> annotations = ANNOTATIONS.getOrDefault(alert, Map.of());
    String dashboard = annotations.getOrDefault("dashboard", "");
    double active = row.at("/value/1").asDouble();
    return Stream.of(
            unless(!labels.path("where").asText().isBlank(), "does not say where " + alert + " is"),
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

  /** Only the overview needs a column for it: its alerts are of all dashboards. */
  private boolean linksDashboard(JsonNode labels, String path) {
    return labels.has("dashboard")
        ? path.equals("/d/" + labels.path("dashboard").asText())
        : !panel.dashboard().uid().equals(OVERVIEW);
  }

  private Stream<String> runbooks(String alert) {
    return links("Alert").map(url -> url.replace("${__value.text}", alert));
  }

  private Stream<String> links(String column) {
    return options(column, "links").flatMap(links -> links.findValuesAsText("url").stream());
  }
}
