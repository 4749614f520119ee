package dev.irisops.stack.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.rules.Promql;
import dev.irisops.stack.rules.Rule;
import dev.irisops.stack.rules.RuleFile;
import dev.irisops.stack.scrape.PrometheusConfig;
import dev.irisops.stack.tool.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names that dashboards, rules, runbooks and documents have in common. */
class AgreementIT {
  private static final Pattern LINK = Pattern.compile("/d/([a-z][a-z-]+[a-z])");

  /** Title and path of a dashboard. */
  private static final Pattern ADDRESS_ROW =
      Pattern.compile("(?m)^\\| ([^|]+) \\| `(/d/[^`]+)` \\|");

  /** Dashboard, panel and the runbooks of its alerts. */
  private static final Pattern PANEL_ROW =
      Pattern.compile("(?m)^\\| ([^|]+) \\| ([^|]+) \\| (\\[[^|]+) \\|$");

  private static final Pattern SEE_ALSO =
      Pattern.compile("See also ([A-Z]\\w+(?:(?:, | and )[A-Z]\\w+)*)");
  private static final Set<String> LITERAL = Set.of("=", "=~");

  private static QueryParser parser;

  @BeforeAll
  static void start() {
    parser = new QueryParser();
  }

  @AfterAll
  static void stop() {
    if (parser != null) {
      parser.close();
    }
  }

  static List<Dashboard> dashboards() {
    return Dashboard.shipped();
  }

  static Stream<Rule> alerts() {
    return RuleFile.shipped().stream().flatMap(f -> f.rules().stream()).filter(Rule::isAlert);
  }

  @Test
  void uidsAndTitles_areUnique() {
    assertThat(Dashboard.shipped()).extracting(Dashboard::uid).doesNotHaveDuplicates();
    assertThat(Dashboard.shipped())
        .extracting(Dashboard::title)
        .containsExactlyInAnyOrder(
            "Iris API - Overview",
            "Kubernetes - Infrastructure",
            "Iris Model - Quality and Drift",
            "Iris API - SLO",
            "Open Liberty - Runtime",
            "Monitoring - Self");
  }

  /** A file is found by the uid in the address. */
  @ParameterizedTest
  @MethodSource("dashboards")
  void file_isNamedByItsUid(Dashboard dashboard) {
    assertThat(dashboard.file()).isEqualTo(dashboard.uid() + ".json");
  }

  /** All but the runtime's, on which no alert is. */
  @Test
  void dashboardsOfAlerts_areThoseThatShip() {
    Set<String> linked =
        alerts().map(alert -> alert.annotations().get("dashboard")).collect(Collectors.toSet());

    assertThat(Dashboard.shipped())
        .extracting(dashboard -> "/d/" + dashboard.uid())
        .containsAll(linked)
        .hasSize(linked.size() + 1);
  }

  static List<Path> texts() {
    List<Path> texts = new ArrayList<>(Repository.files(RuleFile.FOLDER + "/runbooks", ".md"));
    texts.addAll(Repository.files(RuleFile.FOLDER, ".yml"));
    texts.addAll(Repository.files("docs", ".md"));
    texts.addAll(Repository.files(Dashboard.FOLDER, ".json"));
    texts.add(Repository.root().resolve("README.md"));
    return texts;
  }

  @ParameterizedTest
  @MethodSource("texts")
  void linkToADashboard_leadsToOne(Path file) {
    assertThat(LINK.matcher(Repository.text(file)).results().map(link -> link.group(1)).toList())
        .isSubsetOf(Dashboard.shipped().stream().map(Dashboard::uid).toList());
  }

  @Test
  void tablesOfTheDocument_agreeWithTheDashboards() {
    String document = Repository.text("docs/dashboards.md");

    assertThat(rows(document, ADDRESS_ROW))
        .containsExactlyInAnyOrderElementsOf(
            Dashboard.shipped().stream().map(each -> each.title() + " /d/" + each.uid()).toList());
    assertThat(rows(document, PANEL_ROW))
        .containsExactlyInAnyOrderElementsOf(
            Dashboard.shipped().stream()
                .flatMap(dashboard -> dashboard.panels().stream())
                .filter(panel -> !panel.alerts().isEmpty())
                .map(AgreementIT::described)
                .toList());
  }

  private static List<String> rows(String document, Pattern row) {
    return row.matcher(document)
        .results()
        .map(
            (MatchResult found) ->
                IntStream.rangeClosed(1, found.groupCount())
                    .mapToObj(found::group)
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  private static String described(Panel panel) {
    return "%s %s %s"
        .formatted(
            panel.dashboard(),
            panel.title(),
            panel.alerts().stream()
                .map(alert -> "[%1$s](../alert-rules/runbooks/%1$s.md)".formatted(alert))
                .collect(Collectors.joining(", ")));
  }

  @Test
  void alert_isNamedOnThePanelsOfItsDashboard() {
    List<String> forgotten = new ArrayList<>();
    for (Dashboard dashboard : Dashboard.shipped()) {
      Set<String> named = named(dashboard);
      alerts()
          .filter(alert -> alert.annotations().get("dashboard").equals("/d/" + dashboard.uid()))
          .filter(alert -> !named.contains(alert.name()))
          .forEach(alert -> forgotten.add(dashboard + ": " + alert.name()));
    }

    assertThat(forgotten).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void nameOfAnAlert_isThatOfOne(Dashboard dashboard) {
    assertThat(alerts().map(Rule::name).toList()).containsAll(named(dashboard));
  }

  private static Set<String> named(Dashboard dashboard) {
    Set<String> named = new TreeSet<>();
    for (Panel panel : dashboard.panels()) {
      named.addAll(panel.alerts());
      SEE_ALSO
          .matcher(panel.description())
          .results()
          .forEach(found -> named.addAll(List.of(found.group(1).split(", | and "))));
    }
    return named;
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void panelOfAnAlert_leadsToItsRunbook(Dashboard dashboard) {
    Map<String, String> runbooks =
        alerts()
            .collect(
                Collectors.toMap(
                    Rule::name,
                    alert -> alert.annotations().get("runbook_url"),
                    (first, second) -> first));
    List<String> missing = new ArrayList<>();
    for (Panel panel : dashboard.panels()) {
      List<String> links = panel.tree().path("links").findValuesAsText("url");
      panel.alerts().stream()
          .filter(alert -> !links.contains(runbooks.get(alert)))
          .forEach(alert -> missing.add(panel + ": " + alert));
    }

    assertThat(missing).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyOtherDashboard_isOneClickAwayAtTheSameTime(Dashboard dashboard) {
    JsonNode links = dashboard.tree().path("links");

    assertThat(links).allMatch(link -> link.path("keepTime").asBoolean());
    assertThat(LINK.matcher(links.toString()).results().map(link -> link.group(1)).toList())
        .containsExactlyInAnyOrderElementsOf(
            Dashboard.shipped().stream()
                .map(Dashboard::uid)
                .filter(uid -> !uid.equals(dashboard.uid()))
                .toList());
  }

  /** Where people of the system that this one rebuilds look for them. */
  @Test
  void panelsOfTheOriginal_areThereByTheirNames() {
    assertThat(titles("Iris API - Overview"))
        .contains(
            "Model Predictions Rate",
            "Model Confidence Distribution",
            "API Errors Rate",
            "Model Loaded Status",
            "Total Predictions");
    assertThat(titles("Kubernetes - Infrastructure"))
        .contains("CPU Usage", "Memory Usage", "Pod Status");
  }

  private static List<String> titles(String dashboard) {
    return Dashboard.shipped().stream()
        .filter(each -> each.title().equals(dashboard))
        .flatMap(each -> each.panels().stream())
        .map(Panel::title)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void job_isOneOfTheConfiguration(Dashboard dashboard) {
    Set<String> jobs = new TreeSet<>();
    for (Target target : dashboard.targets()) {
      for (JsonNode matcher :
          parser.tree(target.expression()).orElseThrow().findValues("matchers")) {
        matcher.forEach(each -> addJobs(each, jobs));
      }
    }

    assertThat(PrometheusConfig.shipped().jobs()).containsAll(jobs);
  }

  private static void addJobs(JsonNode matcher, Set<String> jobs) {
    String value = matcher.path("value").asText();
    if (matcher.path("name").asText().equals("job")
        && LITERAL.contains(matcher.path("type").asText())
        && !value.equals("$job")) {
      jobs.addAll(List.of(value.split("\\|")));
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void expression_isNoCopyOfARule(Dashboard dashboard) {
    assertThat(new Copies(parser).problems(dashboard)).isEmpty();
  }

  @Test
  void copyOfARule_isReportedWithItsPanel() {
    Panel panel = Panel.named("Iris API - Overview", "Requests in Flight");
    String copy =
        "1 - sum by (job) (increase(api_errors_total{"
            + "job=~\"$job\", instance=~\"$instance\", endpoint!=\"/metrics\"}[5m]))";
    Dashboard copying =
        panel.with(tree -> ((ObjectNode) tree.path("targets").get(0)).put("expr", copy));

    assertThat(new Copies(parser).problems(copying))
        .containsExactly(panel + " (A): repeats the expression of job:api_errors:increase5m");
  }

  /** The list of alerts leads to the dashboard that the alert itself names. */
  @ParameterizedTest
  @MethodSource("alerts")
  void listOfAlerts_leadsToTheDashboardOfTheAlert(Rule alert) {
    Target list = Panel.named("Iris API - Overview", "Firing alerts").targets().get(0);
    JsonNode query = parser.tree(list.expression()).orElseThrow().deepCopy();
    // As if it fired: what the list selects is replaced by the one alert.
    query.findParents("matchers").forEach(selector -> replace((ObjectNode) selector, alert));

    assertThat(parser.prometheus().query(Promql.text(query)))
        .singleElement()
        .extracting(series -> "/d/" + series.path("metric").path("dashboard").asText())
        .isEqualTo(alert.annotations().get("dashboard"));
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void listOfAlerts_leadsToTheRunbookOfTheAlert(Rule alert) {
    assertThat(
            Panel.named("Iris API - Overview", "Firing alerts").overridden("links").stream()
                .flatMap(links -> links.findValuesAsText("url").stream())
                .map(url -> url.replace("${__value.text}", alert.name())))
        .contains(alert.annotations().get("runbook_url"));
  }

  private static void replace(ObjectNode selector, Rule alert) {
    String firing = "vector(1)";
    for (String label : List.of("severity", "component")) {
      firing = labelled(firing, label, alert.labels().get(label));
    }
    firing = labelled(firing, "alertname", alert.name());
    selector.setAll((ObjectNode) parser.tree(firing).orElseThrow());
  }

  private static String labelled(String series, String label, String value) {
    return "label_replace(%s, \"%s\", \"%s\", \"\", \"\")".formatted(series, label, value);
  }
}
