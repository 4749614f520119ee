package dev.irisops.stack.dashboards.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.EachDashboard;
import dev.irisops.stack.dashboards.model.QueryParser;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The dashboards follow every rule of Grafana's linter, and each rule reports violations. */
class LintIT {
  /**
   * The violated rule, the changed field of the clean dashboard, its new value, and the problem;
   * {@code @} stands for the matchers of job and instance.
   */
  private static final String VIOLATIONS =
      """
      TEMPLATE_DATASOURCE_RULE            | /templating/list/0/name             | "source"                                 | Clean: variable source should be named prometheus_datasource or datasource
      TEMPLATE_DATASOURCE_RULE            | /templating/list/0/label            | "Source"                                 | Clean: variable datasource should be labelled Prometheus data source or Data source
      TEMPLATE_DATASOURCE_RULE            | /templating/list/0                  | absent                                   | Clean: has no variable for the data source
      TEMPLATE_JOB_RULE                   | /templating/list/1                  | absent                                   | Clean: has no variable job
      TEMPLATE_JOB_RULE                   | /templating/list/1/datasource/uid   | "prometheus"                             | Clean: variable job should query the data source $datasource
      TEMPLATE_JOB_RULE                   | /templating/list/1/type             | "custom"                                 | Clean: variable job should be a query
      TEMPLATE_JOB_RULE                   | /templating/list/1/label            | "job"                                    | Clean: variable job should be labelled Job
      TEMPLATE_JOB_RULE                   | /templating/list/1/multi            | false                                    | Clean: variable job should allow several values
      TEMPLATE_JOB_RULE                   | /templating/list/1/allValue         | ".*"                                     | Clean: variable job should have .+ as the value of All
      TEMPLATE_INSTANCE_RULE              | /templating/list/2                  | absent                                   | Clean: has no variable instance
      TEMPLATE_INSTANCE_RULE              | /templating/list/2/multi            | false                                    | Clean: variable instance should allow several values
      TEMPLATE_LABEL_PROMQL_RULE          | /templating/list/1/query            | "label_value(up, job)"                   | Clean: variable job should call one of [label_names, label_values, metrics, query_result]
      TEMPLATE_LABEL_PROMQL_RULE          | /templating/list/1/query            | "up"                                     | Clean: variable job should call one of [label_names, label_values, metrics, query_result]
      TEMPLATE_LABEL_PROMQL_RULE          | /templating/list/1/query            | "label_values(up{, job)"                 | Clean: variable job should query PromQL: label_values(up{, job)
      TEMPLATE_ON_TIME_CHANGE_RELOAD_RULE | /templating/list/2/refresh          | 1                                        | Clean: variable instance should reload when the time range changes
      PANEL_DATASOURCE_RULE               | /panels/0/datasource/uid            | "prometheus"                             | Clean / Errors: does not use the variable for the data source
      PANEL_DATASOURCE_RULE               | /panels/0/datasource                | absent                                   | Clean / Errors: does not use the variable for the data source
      PANEL_TITLE_DESCRIPTION_RULE        | /panels/0/title                     | ""                                       | Clean / panel 1: has no title or no description
      PANEL_TITLE_DESCRIPTION_RULE        | /panels/0/description               | absent                                   | Clean / Errors: has no title or no description
      PANEL_UNITS_RULE                    | /panels/0/fieldConfig/defaults/unit | "seconds"                                | Clean / Errors: has no unit or an unknown one
      PANEL_UNITS_RULE                    | /panels/0/fieldConfig/defaults/unit | absent                                   | Clean / Errors: has no unit or an unknown one
      PANEL_NO_TARGETS_RULE               | /panels/0/targets                   | []                                       | Clean / Errors: has no query
      PANEL_NO_TARGETS_RULE               | /panels/0/targets                   | absent                                   | Clean / Errors: has no query
      TARGET_LOGQL_RULE                   | /panels/0/targets/0/datasource/type | "loki"                                   | Clean / Errors (A): queries Loki, which the stack does not have
      TARGET_LOGQL_AUTO_RULE              | /panels/0/targets/0/datasource/type | "loki"                                   | Clean / Errors (A): should use $__auto
      TARGET_PROMQL_RULE                  | /panels/0/targets/0/expr            | "sum(up{@}"                              | Clean / Errors (A): 'sum(up{@}' is not PromQL
      TARGET_PROMQL_RULE                  | /panels/0/targets/0/expr            | absent                                   | Clean / Errors (A): '' is not PromQL
      TARGET_RATE_INTERVAL_RULE           | /panels/0/targets/0/expr            | "rate(api_errors_total{@}[5m])"          | Clean / Errors (A): rate should use $__rate_interval
      TARGET_JOB_RULE                     | /panels/0/targets/0/expr            | "up{instance=~'$instance'}"              | Clean / Errors (A): up{instance=~"$instance"} needs job=~"$job"
      TARGET_JOB_RULE                     | /panels/0/targets/0/expr            | "up{job='$job', instance=~'$instance'}"  | Clean / Errors (A): up{job="$job", instance=~"$instance"} needs job=~"$job"
      TARGET_JOB_RULE                     | /panels/0/targets/0/expr            | "up{@} + up{instance=~'$instance'}"      | Clean / Errors (A): up{instance=~"$instance"} needs job=~"$job"
      TARGET_JOB_RULE                     | /panels/0/targets/0/expr            | "job:api_errors:ratio5m"                 | Clean / Errors (A): job:api_errors:ratio5m{} needs job=~"$job"
      TARGET_JOB_RULE                     | /panels/0/targets/0/expr            | "feature:model_feature_psi:1h"           | Clean / Errors (A): feature:model_feature_psi:1h{} needs job=~"$job"
      TARGET_JOB_RULE                     | /panels/0/targets/0/expr            | "job:api_errors:ratio5m"                 | Clean / Errors (A): job:api_errors:ratio5m{} needs job=~"$job"
      TARGET_JOB_RULE                     | /panels/0/targets/0/expr            | "slo:latency_objective:ratio{job=~'$job'}" | Clean / Errors (A): slo:latency_objective:ratio{job=~"$job"} must not have job=~"$job"
      TARGET_JOB_RULE                     | /panels/0/targets/0/expr            | "ALERTS{job=~'$job'}"                    | Clean / Errors (A): ALERTS{job=~"$job"} must not have job=~"$job"
      TARGET_INSTANCE_RULE                | /panels/0/targets/0/expr            | "up{job=~'$job'}"                        | Clean / Errors (A): up{job=~"$job"} needs instance=~"$instance"
      TARGET_INSTANCE_RULE                | /panels/0/targets/0/expr            | "job:api_errors:ratio5m{@}"              | Clean / Errors (A): job:api_errors:ratio5m{@} must not have instance=~"$instance"
      TARGET_COUNTER_AGG_RULE             | /panels/0/targets/0/expr            | "sum(api_errors_total{@})"               | Clean / Errors (A): api_errors_total{@} needs rate, irate or increase
      TARGET_COUNTER_AGG_RULE             | /panels/0/targets/0/expr            | "max_over_time(api_errors_total{@}[1h])" | Clean / Errors (A): api_errors_total{@} needs rate, irate or increase
      UNEDITABLE_DASHBOARD                | /editable                           | true                                     | Clean: should not be editable
      UNEDITABLE_DASHBOARD                | /editable                           | absent                                   | Clean: should not be editable
      """;

  private static final String MATCHERS = "job=~\"$job\", instance=~\"$instance\"";

  private static final Dashboard CLEAN =
      new Dashboard(
          "clean-dashboard.json",
          Json.read(Repository.text("stack-tests/src/test/resources/clean-dashboard.json")));

  @AutoClose private static final QueryParser parser = new QueryParser();

  @Test
  void everyDashboard_ships() {
    assertThat(Dashboard.shipped())
        .extracting(Dashboard::file)
        .containsExactlyInAnyOrderElementsOf(
            Repository.files(Dashboard.FOLDER, ".json").stream()
                .map(file -> file.getFileName().toString())
                .toList());
  }

  @EachDashboard
  void dashboard_followsEveryRule(Dashboard dashboard) {
    assertThat(problems(dashboard)).isEmpty();
  }

  @Test
  void cleanDashboard_followsEveryRule() {
    assertThat(problems(CLEAN)).isEmpty();
  }

  private static Stream<String> problems(Dashboard dashboard) {
    return Stream.of(LintRule.values()).flatMap(rule -> rule.problems(dashboard, parser).stream());
  }

  @ParameterizedTest
  @CsvSource(delimiterString = " | ", nullValues = "absent", textBlock = VIOLATIONS)
  void violation_isReported(LintRule rule, String field, String json, String problem) {
    String value = json == null ? null : json.replace("@", MATCHERS.replace("\"", "\\\""));

    assertThat(rule.problems(CLEAN.with(field, value), parser))
        .containsExactly(problem.replace("@", MATCHERS) + " [" + rule + "]");
  }

  @ParameterizedTest
  @EnumSource(LintRule.class)
  void everyRule_isTested(LintRule rule) {
    assertThat(VIOLATIONS.lines()).anyMatch(row -> row.startsWith(rule.name() + " "));
  }

  @Test
  void rules_areTheSeventeenOfTheLinter() {
    assertThat(LintRule.values())
        .hasSize(17)
        .extracting(LintRule::toString)
        .contains("template-datasource-rule", "target-counter-agg-rule", "uneditable-dashboard");
  }
}
