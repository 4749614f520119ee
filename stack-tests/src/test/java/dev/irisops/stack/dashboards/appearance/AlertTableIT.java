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

  @AutoClose private static final AlertWorld world = AlertWorld.start();

  @EachDashboard
  void everyAlertOfADashboard_isOnItsFirstScreen(Dashboard dashboard) {
    assertThat(AlertTable.problems(dashboard, world)).isEmpty();
  }

  @Test
  void readableOverview_hasNoProblem() {
    assertThat(AlertTable.problems(OVERVIEW, world)).isEmpty();
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
          /transformations                                 | []                                     | @: its first column is not order, shown as Severity
          /fieldConfig/overrides/0/properties/2/value      | []                                     | @: does not show the orders 1, 2, 3 as CRITICAL, WARNING, INFO
          /fieldConfig/overrides/0/properties/2/value/0/options/1/text | "INFO"                     | @: does not show the orders 1, 2, 3 as CRITICAL, WARNING, INFO
          /options/sortBy                                  | []                                     | @: is not sorted by Severity, 1 first
          /options/sortBy/0/desc                           | true                                   | @: is not sorted by Severity, 1 first
          /options/sortBy/0/displayName                    | "Alert"                                | @: is not sorted by Severity, 1 first
          /fieldConfig/defaults/unit                       | "s"                                    | @: shows texts in seconds: an empty one is "0 s"
          /fieldConfig/overrides/2/matcher/options         | "For"                                  | @: has no column "Active for" in seconds
          /fieldConfig/overrides/2/properties/1/value      | "ms"                                   | @: has no column "Active for" in seconds
          """)
  void mistakeInTheLayout_isReported(String field, String json, String problem) {
    assertThat(AlertTable.problems(TABLE.with(field, json), world))
        .containsExactly(problem.replace("@", "Readable / Firing alerts"));
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
          where, dashboard)  | where)                                                      | does not link ModelTooOld to /d/iris-model-quality
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

    assertThat(problems(table, query.replace("ALERTS_FOR_STATE", of.formatted("model")))).isEmpty();
    assertThat(problems(table, query.replace("ALERTS_FOR_STATE", of.formatted("api"))))
        .contains("does not list ModelNotLoaded(critical) with the order 1")
        .noneMatch(problem -> problem.contains("TargetDown"));
  }

  private static List<String> problems(Panel table, String query) {
    return AlertTable.problems(table.withExpression(query), world).stream()
        .map(problem -> problem.replace("Readable / Firing alerts: ", ""))
        .toList();
  }
}
