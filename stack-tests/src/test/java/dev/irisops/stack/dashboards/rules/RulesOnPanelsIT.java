package dev.irisops.stack.dashboards.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.EachDashboard;
import dev.irisops.stack.dashboards.model.Panel;
import dev.irisops.stack.dashboards.model.QueryParser;
import dev.irisops.stack.rules.Rule;
import dev.irisops.stack.rules.RuleFile;
import dev.irisops.stack.scrape.PrometheusConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Panels name existing alerts and jobs, link runbooks and use recording rules. */
class RulesOnPanelsIT {
  private static final Dashboard OVERVIEW = Dashboard.read("iris-api-overview.json");
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
                assertThat(links(panel))
                    .as("links of %s", panel)
                    .containsAll(panel.alerts().stream().map(runbooks::get).toList()));
  }

  /** Links of the panel and, where its title needs the place of their icon, of its values. */
  private static List<String> links(Panel panel) {
    return Stream.concat(
            Stream.of(panel.tree().path("links")), panel.fieldOptions("links").stream())
        .flatMap(links -> links.findValuesAsText("url").stream())
        .toList();
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
            && !value.startsWith("$")
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
                + "job=~\"$job\", instance=~\"$instance\","
                + " endpoint!~\"/metrics|/v2/health/.+|/v2/models/.+/ready\"}[5m]))");

    assertThat(new RecordedExpressions(parser).problems(mistaken))
        .containsExactly(panel + " (A): repeats the expression of job:api_errors:increase5m");
  }
}
