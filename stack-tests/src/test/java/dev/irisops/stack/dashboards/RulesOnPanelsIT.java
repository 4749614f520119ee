package dev.irisops.stack.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.rules.Promql;
import dev.irisops.stack.rules.Rule;
import dev.irisops.stack.rules.RuleFile;
import dev.irisops.stack.scrape.PrometheusConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The alerts, runbooks and recorded expressions of the rules, as the panels show them. */
class RulesOnPanelsIT {
  private static final Pattern SEE_ALSO =
      Pattern.compile("See also ([A-Z]\\w+(?:(?:, | and )[A-Z]\\w+)*)");
  private static final Set<String> LITERAL = Set.of("=", "=~");

  @AutoClose private static final QueryParser parser = new QueryParser();

  static List<Dashboard> dashboards() {
    return Dashboard.shipped();
  }

  static Stream<Rule> alerts() {
    return RuleFile.shipped().stream().flatMap(f -> f.rules().stream()).filter(Rule::isAlert);
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

    assertThat(forgotten)
        .as("alerts that no panel names by \"Alert: <Name>.\" or \"See also <Name>.\"")
        .isEmpty();
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
          .forEach(alert -> missing.add(panel + ": " + runbooks.get(alert)));
    }

    assertThat(missing).as("links that the panels of the alerts lack").isEmpty();
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
