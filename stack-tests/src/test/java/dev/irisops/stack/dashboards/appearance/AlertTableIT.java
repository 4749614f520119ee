package dev.irisops.stack.dashboards.appearance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.EachDashboard;
import dev.irisops.stack.dashboards.model.Panel;
import dev.irisops.stack.rules.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The first screen of each dashboard lists its alerts, in an outage of everything. */
class AlertTableIT {
  private static final Dashboard OVERVIEW =
      Dashboard.sample("readable-dashboard.json").with("/uid", "\"iris-api-overview\"");

  private static final Panel TABLE = OVERVIEW.panel("Firing alerts");

  private static final Panel COUNTS = OVERVIEW.panel("Number of Alerts");

  @AutoClose private static final AlertWorld world = AlertWorld.start();

  /** The service is down; no other alert fires, as they are inhibited or have no data. */
  @AutoClose
  private static final AlertWorld outage = AlertWorld.startWith("IrisAPIDown", "Watchdog");

  @EachDashboard
  void everyAlertOfADashboard_isOnItsFirstScreen(Dashboard dashboard) {
    assertThat(AlertTable.problems(dashboard, world)).isEmpty();
  }

  @EachDashboard
  void everyAlertOfADashboard_isCounted(Dashboard dashboard) {
    assertThat(AlertCounts.problems(dashboard, world)).isEmpty();
  }

  @EachDashboard
  void downService_isToldOnEveryDashboard(Dashboard dashboard) {
    assertThat(AlertTable.rows(dashboard, outage).problems()).isEmpty();
    assertThat(AlertTable.rows(dashboard, outage).withOrder(AlertRows.NONE)).isEmpty();
    assertThat(AlertCounts.problems(dashboard, outage)).isEmpty();
  }

  @Test
  void readableOverview_hasNoProblem() {
    assertThat(AlertTable.problems(OVERVIEW, world)).isEmpty();
    assertThat(AlertCounts.problems(OVERVIEW, world)).isEmpty();
  }

  /** Else the rule would not be looked for. */
  @ParameterizedTest
  @MethodSource("dev.irisops.stack.rules.RuleFile#alerts")
  void everyAlert_fires(Rule alert) {
    Set<String> firing =
        world.alerts().stream()
            .map(labels -> labels.get("alertname") + "(" + labels.get("severity") + ")")
            .collect(Collectors.toSet());

    assertThat(firing).contains(alert.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      nullValues = "absent",
      textBlock =
          """
          /title                                           | "Alerts"                               | Readable: has no table "Firing alerts" in its first 12 rows
          /type                                            | "stat"                                 | Readable: has no table "Firing alerts" in its first 12 rows
          /gridPos/y                                       | 5                                      | Readable: has no table "Firing alerts" in its first 12 rows
          /targets/0/expr                                  | "up"                                   | Readable: has no table "Firing alerts" in its first 12 rows
          /transformations/0/options/indexByName/alertname | -1                                     | @: its first column is not order, shown as Severity
          /transformations/0/options/renameByName/order    | "Order"                                | @: its first column is not order, shown as Severity
          /transformations                                 | []                                     | @: its first column is not order, shown as Severity, @: has no column "Silence" that links to a new silence
          /fieldConfig/overrides/0/properties/2/value      | []                                     | @: does not show the orders 1, 2, 3 as CRITICAL, WARNING, INFO
          /fieldConfig/overrides/0/properties/2/value/0/options/1/text | "INFO"                     | @: does not show the orders 1, 2, 3 as CRITICAL, WARNING, INFO
          /options/sortBy                                  | []                                     | @: is not sorted by Severity, 1 first
          /fieldConfig/overrides/5/properties/0            | absent                                 | @: cuts the column Where, which needs 225 px of 230 and lines that wrap
          /fieldConfig/overrides/1/properties/0/value      | 300                                    | @: cuts the column Where, which needs 225 px of 150 and lines that wrap
          /options/sortBy/0/desc                           | true                                   | @: is not sorted by Severity, 1 first
          /options/sortBy/0/displayName                    | "Alert"                                | @: is not sorted by Severity, 1 first
          /fieldConfig/defaults/unit                       | "s"                                    | @: shows texts in seconds: an empty one is "0 s"
          /fieldConfig/overrides/2/matcher/options         | "For"                                  | @: has no column "Active for" in seconds
          /fieldConfig/overrides/2/properties/1/value      | "ms"                                   | @: has no column "Active for" in seconds
          /fieldConfig/overrides/3/properties/2/value/0/url | "/alerting/silence/new"               | @: has no column "Silence" that links to a new silence
          /fieldConfig/overrides/3/matcher/options         | "Mute"                                 | @: has no column "Silence" that links to a new silence
          /transformations/0/options/renameByName/silence  | absent                                 | @: has no column "Silence" that links to a new silence
          """)
  void mistakeInTheLayout_isReported(String field, String json, String problem) {
    assertThat(AlertTable.problems(TABLE.with(field, json), world))
        .containsExactly(problem.replace("@", "Readable / Firing alerts").split(", (?=Readable)"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          - ALERTS_FOR_STATE | - ALERTS_FOR_STATE{alertname!="ModelTooOld"}                | does not list ModelTooOld(info) with the order 3
          - ALERTS_FOR_STATE | - ALERTS_FOR_STATE{alertname!="IrisAPIDown"}                | does not list IrisAPIDown(critical) with the order 1
          - ALERTS_FOR_STATE | - ALERTS_FOR_STATE{alertname!="HighLatency"}                | does not list HighLatency(warning) with the order 2
          - ALERTS_FOR_STATE | - ALERTS_FOR_STATE{alertname!~"NoRequestSucceeds", job!=""} | does not list
          "3", "severity"    | "4", "severity"                                             | does not list FeatureOutOfRange(info) with the order 3
          "all of it"        | ""                                                          | does not say where IrisAPIDown is
          (time() - ALERTS   | (1e9 + time() - ALERTS                                      | does not say how many seconds HighLatency is active
          "iris-api-slo"     | "slo"                                                       | does not link IrisLatencyBudgetBurn to /d/iris-api-slo
          silence, dashboard) | silence)                                                   | does not link ModelTooOld to /d/iris-model-quality
          alertname, namespace, | alertname,                                               | has rows that look the same: 1 | IrisAPIDown |  | iris-api | all of it
          "is_namespace", "is_service" | "is_service"                                              | the silence of IrisAPIDown matches
          "is_severity", "is_namespace" | "is_namespace"                                             | the silence of IrisAvailabilityBudgetBurn matches
          "is_job", "is_pod" | "is_job"                                                      | the silence of ContainerOOMKilled matches
          sort(max           | (max                                                        | does not list the newest of a severity first
          "port", "instance" | "instance"                                                  | does not say that TargetDown is about iris-api-runtime
          "is_service", "is_job" | "is_service"                                            | the silence of TargetDown lacks a label
          where, silence     | where                                                       | the silence of HighLatency matches
          """)
  void mistakeInTheQuery_isReported(String right, String wrong, String problem) {
    String query = TABLE.targets().get(0).expression();
    assertThat(query).contains(right);

    assertThat(AlertTable.problems(TABLE.withExpression(query.replace(right, wrong)), world))
        .anyMatch(found -> found.startsWith("Readable / Firing alerts: " + problem));
  }

  @Test
  void missingRunbook_isReported() {
    Dashboard mistaken = TABLE.with("/fieldConfig/overrides/1/properties/1/value", "[]");

    assertThat(AlertTable.problems(mistaken, world))
        .contains("Readable / Firing alerts: does not link the runbook of IrisAPIDown");
  }

  /** Other dashboards need not list the alerts of all. */
  @Test
  void dashboardOfAComponent_listsItsAlerts() {
    Dashboard quality = OVERVIEW.with("/uid", "\"iris-model-quality\"");
    Panel table = quality.panel("Firing alerts");
    String query = table.targets().get(0).expression();
    String of = "ALERTS_FOR_STATE{component=\"%s\"}";
    String model = query.replace("ALERTS_FOR_STATE", of.formatted("model"));

    assertThat(problems(table, model + elsewhere("model"))).isEmpty();
    assertThat(problems(table, query.replace("ALERTS_FOR_STATE", of.formatted("api"))))
        .contains("does not list ModelNotLoaded(critical) with the order 1")
        .noneMatch(problem -> problem.contains("TargetDown"));
    assertThat(problems(table, model + elsewhere("api")))
        .contains("does not name IrisAPIDown, which is critical elsewhere")
        .anyMatch(problem -> problem.matches("does not tell of the \\d+ warnings elsewhere"))
        .noneMatch(problem -> problem.contains("KubeStateMetricsDown"));
  }

  private static String elsewhere(String component) {
    return """
         or label_replace(ALERTS{severity="critical", component!="%1$s"}, "order", "2+", "", "")
         or label_replace(label_replace(
              count_values("where", count(ALERTS{severity="warning", component!="%1$s"})),
              "where", "others: $1", "where", "(.+)"), "order", "3+", "", "")"""
        .formatted(component);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      nullValues = "absent",
      textBlock =
          """
          /title                                   | "Alerts"                                                | Readable: has no tile "Number of Alerts"
          /targets/0                               | absent                                                  | @: shows no critical alerts of \\d+
          /targets/1/expr                          | "count(ALERTS{severity='critical'})"                    | @: shows \\d+ warning alerts of \\d+
          /targets/2/expr                          | "count(ALERTS{severity='none', component='api'})"       | @: shows no info alerts of \\d+
          /targets/3/expr                          | "sum(alertmanager_alerts{state='suppressed'})"          | @: shows 6 suppressed alerts of 3
          /targets/3/legendFormat                  | "silenced"                                              | @: shows no suppressed alerts of 3
          /fieldConfig/defaults/links/0/url        | "/alerting/list"                                        | @: does not link to /alerting/groups\\?alertmanager=Alertmanager
          """)
  void mistakeInTheCounts_isReported(String field, String json, String problem) {
    assertThat(AlertCounts.problems(COUNTS.with(field, json), world))
        .singleElement()
        .asString()
        .matches(problem.replace("@", "Readable / Number of Alerts"));
  }

  @Test
  void uncountedAlertsElsewhere_areReported() {
    Dashboard quality = OVERVIEW.with("/uid", "\"iris-model-quality\"");
    String query = TABLE.targets().get(0).expression();
    Panel table = quality.panel("Firing alerts");

    assertThat(
            AlertCounts.problems(
                table.withExpression(
                    query.replace("ALERTS_FOR_STATE", "ALERTS_FOR_STATE{component=\"model\"}")),
                world))
        .anyMatch(p -> p.matches("Readable / Number of Alerts: shows no elsewhere alerts of \\d+"));
  }

  @Test
  void greenZeroWhileOthersFire_isReported() {
    Dashboard quality = OVERVIEW.with("/uid", "\"iris-model-quality\"");
    Panel counts = quality.panel("Number of Alerts");
    Dashboard mistaken =
        quality
            .with(
                quality.panel("Firing alerts").pointer() + "/targets/0/expr",
                "\"ALERTS{alertname='none'}\"")
            .with(counts.pointer() + "/targets/0/expr", "\"vector(0)\"");

    assertThat(AlertCounts.problems(mistaken, outage))
        .contains("Readable / Number of Alerts: 0 critical alerts look calm, see elsewhere");
  }

  /** As the dashboard of the error budgets once did. */
  @Test
  void calmTable_isReportedWhileAServiceIsDown() {
    Dashboard mistaken =
        TABLE.withExpression(
            "ALERTS{job=\"none\"} or label_replace(vector(1), \"order\", \"4\", \"\", \"\")");

    assertThat(AlertTable.rows(mistaken, outage).withOrder(AlertRows.NONE)).hasSize(1);
    assertThat(problems(mistaken, outage))
        .anyMatch(
            problem -> problem.equals("does not name IrisAPIDown, which is critical elsewhere"));
  }

  private static List<String> problems(Panel table, String query) {
    return problems(table.withExpression(query), world);
  }

  private static List<String> problems(Dashboard dashboard, AlertWorld alerts) {
    return AlertTable.problems(dashboard, alerts).stream()
        .map(problem -> problem.replace("Readable / Firing alerts: ", ""))
        .toList();
  }
}
