package dev.irisops.stack.dashboards.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.EachDashboard;
import dev.irisops.stack.dashboards.model.Panel;
import dev.irisops.stack.dashboards.model.QueryParser;
import dev.irisops.stack.rules.Promql;
import dev.irisops.stack.rules.Rule;
import dev.irisops.stack.rules.RuleFile;
import dev.irisops.stack.scrape.PrometheusConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Panels name existing alerts and jobs, link runbooks and use recording rules. */
class RulesOnPanelsIT {
  private static final Dashboard OVERVIEW = Dashboard.read("iris-api-overview.json");
  private static final Panel FIRING_ALERTS = OVERVIEW.panel("Firing alerts");
  private static final Set<String> EQUALITY = Set.of("=", "=~");

  @AutoClose private static final QueryParser parser = new QueryParser();

  @ParameterizedTest
  @MethodSource("dev.irisops.stack.rules.RuleFile#alerts")
  void alert_isNamedOnAPanelOfItsDashboard(Rule alert) {
    assertThat(Dashboard.shipped())
        .filteredOn(dashboard -> path(dashboard).equals(alert.annotations().get("dashboard")))
        .allSatisfy(
            dashboard ->
                assertThat(namedAlerts(dashboard))
                    .as("alerts that panels name by \"Alert: <Name>.\" or \"See also <Name>.\"")
                    .contains(alert.name()));
  }

  private static String path(Dashboard dashboard) {
    return "/d/" + dashboard.uid();
  }

  @EachDashboard
  void namedAlert_exists(Dashboard dashboard) {
    assertThat(RuleFile.alerts().map(Rule::name).toList()).containsAll(namedAlerts(dashboard));
  }

  private static Set<String> namedAlerts(Dashboard dashboard) {
    Set<String> names = new TreeSet<>();
    for (Panel panel : dashboard.panels()) {
      names.addAll(panel.alerts());
      names.addAll(panel.relatedAlerts());
    }
    return names;
  }

  @EachDashboard
  void panelOfAnAlert_linksItsRunbook(Dashboard dashboard) {
    Map<String, String> runbooks = new HashMap<>();
    RuleFile.alerts().forEach(a -> runbooks.put(a.name(), a.annotations().get("runbook_url")));

    assertThat(dashboard.panels())
        .allSatisfy(
            panel ->
                assertThat(panel.tree().path("links").findValuesAsText("url"))
                    .as("links of %s", panel)
                    .containsAll(panel.alerts().stream().map(runbooks::get).toList()));
  }

  @EachDashboard
  void job_isConfigured(Dashboard dashboard) {
    List<String> jobs =
        dashboard.targets().stream()
            .map(target -> parser.tree(target.expression()).orElseThrow())
            .flatMap(query -> query.findValues("matchers").stream())
            .flatMap(JsonNode::valueStream)
            .flatMap(matcher -> jobs(matcher).stream())
            .toList();

    assertThat(PrometheusConfig.shipped().jobs()).containsAll(jobs);
  }

  private static List<String> jobs(JsonNode matcher) {
    String value = matcher.path("value").asText();
    return matcher.path("name").asText().equals("job")
            && EQUALITY.contains(matcher.path("type").asText())
            && !value.equals("$job")
        ? List.of(value.split("\\|"))
        : List.of();
  }

  @EachDashboard
  void recordedExpression_isNotRepeated(Dashboard dashboard) {
    assertThat(new RecordedExpressions(parser).problems(dashboard)).isEmpty();
  }

  @Test
  void repeatedExpression_isReported() {
    Panel panel = OVERVIEW.panel("Requests in Flight");
    Dashboard mistaken =
        panel.withExpression(
            "1 - sum by (job) (increase(api_errors_total{"
                + "job=~\"$job\", instance=~\"$instance\", endpoint!=\"/metrics\"}[5m]))");

    assertThat(new RecordedExpressions(parser).problems(mistaken))
        .containsExactly(panel + " (A): repeats the expression of job:api_errors:increase5m");
  }

  @ParameterizedTest
  @MethodSource("dev.irisops.stack.rules.RuleFile#alerts")
  void listOfAlerts_linksTheDashboardOfTheAlert(Rule alert) {
    JsonNode query =
        parser.tree(FIRING_ALERTS.targets().get(0).expression()).orElseThrow().deepCopy();
    JsonNode firing = parser.tree(firing(alert)).orElseThrow();
    query.findParents("matchers").forEach(s -> ((ObjectNode) s).setAll((ObjectNode) firing));

    assertThat(parser.prometheus().query(Promql.text(query)))
        .singleElement()
        .extracting(series -> "/d/" + series.at("/metric/dashboard").asText())
        .isEqualTo(alert.annotations().get("dashboard"));
  }

  /** Returns a query that yields the series {@code ALERTS} of one firing alert. */
  private static String firing(Rule alert) {
    Map<String, String> labels = new HashMap<>(alert.labels());
    labels.keySet().retainAll(Set.of("severity", "component"));
    labels.put("alertname", alert.name());
    String series = "vector(1)";
    for (Map.Entry<String, String> label : labels.entrySet()) {
      series =
          "label_replace(%s, \"%s\", \"%s\", \"\", \"\")"
              .formatted(series, label.getKey(), label.getValue());
    }
    return series;
  }

  @ParameterizedTest
  @MethodSource("dev.irisops.stack.rules.RuleFile#alerts")
  void listOfAlerts_linksTheRunbookOfTheAlert(Rule alert) {
    assertThat(FIRING_ALERTS.fieldOptions("links"))
        .flatMap(links -> links.findValuesAsText("url"))
        .extracting(url -> url.replace("${__value.text}", alert.name()))
        .contains(alert.annotations().get("runbook_url"));
  }
}
