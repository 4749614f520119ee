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
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboards follow every rule of Grafana's linter, and each rule reports violations. */
class LintIT {
  /**
   * The violated rule, the changed field of the clean dashboard, its new value, and the problem;
   * {@code @} stands for the matchers of service and pod.
   */
  private static final String VIOLATIONS =
      """
      TEMPLATE_DATASOURCE_RULE            | /templating/list/0/name             | "source"                                 | Clean: variable source should be named prometheus_datasource or datasource
      TEMPLATE_DATASOURCE_RULE            | /templating/list/0/label            | "Source"                                 | Clean: variable datasource should be labelled Prometheus data source or Data source
      TEMPLATE_DATASOURCE_RULE            | /templating/list/0                  | absent                                   | Clean: has no variable for the data source
      TEMPLATE_JOB_RULE                   | /templating/list/1                  | absent                                   | Clean: has no variable service
      TEMPLATE_JOB_RULE                   | /templating/list/1/datasource/uid   | "prometheus"                             | Clean: variable service should query the data source $datasource
      TEMPLATE_JOB_RULE                   | /templating/list/1/type             | "custom"                                 | Clean: variable service should be a query
      TEMPLATE_JOB_RULE                   | /templating/list/1/label            | "service"                                | Clean: variable service should be labelled Service
      TEMPLATE_JOB_RULE                   | /templating/list/1/query            | "label_values(up, service)"              | Clean: variable service should query job
      TEMPLATE_JOB_RULE                   | /templating/list/1/multi            | false                                    | Clean: variable service should allow several values
      TEMPLATE_JOB_RULE                   | /templating/list/1/allValue         | ".*"                                     | Clean: variable service should have .+ as the value of All
      TEMPLATE_JOB_RULE                   | /templating/list/1/includeAll       | absent                                   | Clean: variable service should offer All
      TEMPLATE_INSTANCE_RULE              | /templating/list/2                  | absent                                   | Clean: has no variable pod
      TEMPLATE_INSTANCE_RULE              | /templating/list/2/multi            | false                                    | Clean: variable pod should allow several values
      TEMPLATE_INSTANCE_RULE              | /templating/list/2/query            | "label_values(up, instance)"             | Clean: variable pod should query pod
      TEMPLATE_INSTANCE_RULE              | /templating/list/2/allValue         | ".+"                                     | Clean: variable pod should have .* as the value of All
      TEMPLATE_INSTANCE_RULE              | /templating/list/2/allValue         | absent                                   | Clean: variable pod should have .* as the value of All
      TEMPLATE_LABEL_PROMQL_RULE          | /templating/list/1/query            | "label_value(up, job)"                   | Clean: variable service should call one of [label_names, label_values, metrics, query_result]
      TEMPLATE_LABEL_PROMQL_RULE          | /templating/list/1/query            | "up"                                     | Clean: variable service should call one of [label_names, label_values, metrics, query_result]
      TEMPLATE_LABEL_PROMQL_RULE          | /templating/list/1/query            | "label_values(up{, job)"                 | Clean: variable service should query PromQL: label_values(up{, job)
      TEMPLATE_ON_TIME_CHANGE_RELOAD_RULE | /templating/list/2/refresh          | 1                                        | Clean: variable pod should reload when the time range changes
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
      TARGET_JOB_RULE                     | /panels/0/targets/0/expr            | "up{pod=~'$pod'}"                        | Clean / Errors (A): up{pod=~"$pod"} needs job=~"$service" or service=~"$service"
      TARGET_JOB_RULE                     | /panels/0/targets/0/expr            | "up{job='$service', pod=~'$pod'}"        | Clean / Errors (A): up{job="$service", pod=~"$pod"} needs job=~"$service" or service=~"$service"
      TARGET_JOB_RULE                     | /panels/0/targets/0/expr            | "up{job=~'$job', pod=~'$pod'}"           | Clean / Errors (A): up{job=~"$job", pod=~"$pod"} needs job=~"$service" or service=~"$service"
      TARGET_JOB_RULE                     | /panels/0/targets/0/expr            | "up{@} + up{pod=~'$pod'}"                | Clean / Errors (A): up{pod=~"$pod"} needs job=~"$service" or service=~"$service"
      TARGET_JOB_RULE                     | /panels/0/targets/0/expr            | "up{@} and on (job) up == 1"             | Clean / Errors (A): up{} needs job=~"$service" or service=~"$service"
      TARGET_JOB_RULE                     | /panels/0/targets/0/expr            | "up{job='cadvisor', pod=~'$pod'}"        | Clean / Errors (A): up{job="cadvisor", pod=~"$pod"} needs job=~"$service" or service=~"$service"
      TARGET_JOB_RULE                     | /panels/0/targets/0/expr            | "job:api_errors:ratio5m"                 | Clean / Errors (A): job:api_errors:ratio5m{} needs job=~"$service" or service=~"$service"
      TARGET_JOB_RULE                     | /panels/0/targets/0/expr            | "feature:model_feature_psi:1h"           | Clean / Errors (A): feature:model_feature_psi:1h{} needs job=~"$service" or service=~"$service"
      TARGET_JOB_RULE                     | /panels/0/targets/0/expr            | "slo:latency_objective:ratio{job=~'$service'}" | Clean / Errors (A): slo:latency_objective:ratio{job=~"$service"} must not have job=~"$service"
      TARGET_JOB_RULE                     | /panels/0/targets/0/expr            | "ALERTS{job=~'$service'}"                | Clean / Errors (A): ALERTS{job=~"$service"} must not have job=~"$service"
      TARGET_JOB_RULE                     | /annotations/list/0/target/expr     | "up{job='iris-api'}"                     | Clean / annotation Restarts: up{job="iris-api"} needs job=~"$service" or service=~"$service"
      TARGET_INSTANCE_RULE                | /panels/0/targets/0/expr            | "up{job=~'$service'}"                    | Clean / Errors (A): up{job=~"$service"} needs pod=~"$pod"
      TARGET_INSTANCE_RULE                | /panels/0/targets/0/expr            | "up{job=~'$service'} and up{job=~'$service'}" | Clean / Errors (A): up{job=~"$service"} needs pod=~"$pod"
      TARGET_INSTANCE_RULE                | /panels/0/targets/0/expr            | "job:api_errors:ratio5m{@}"              | Clean / Errors (A): job:api_errors:ratio5m{@} must not have pod=~"$pod"
      TARGET_COUNTER_AGG_RULE             | /panels/0/targets/0/expr            | "sum(api_errors_total{@})"               | Clean / Errors (A): api_errors_total{@} needs rate, irate or increase
      TARGET_COUNTER_AGG_RULE             | /panels/0/targets/0/expr            | "max_over_time(api_errors_total{@}[1h])" | Clean / Errors (A): api_errors_total{@} needs rate, irate or increase
      UNEDITABLE_DASHBOARD                | /editable                           | true                                     | Clean: should not be editable
      UNEDITABLE_DASHBOARD                | /editable                           | absent                                   | Clean: should not be editable
      """;

  private static final String MATCHERS = "job=~\"$service\", pod=~\"$pod\"";

  private static final Dashboard CLEAN = Dashboard.sample("clean-dashboard.json");

  /** About all jobs, with the variables that the linter knows. */
  private static final Dashboard CLEAN_JOBS =
      new Dashboard(
          CLEAN.file(),
          Json.read(
              Json.text(CLEAN.tree())
                  .replace("service", "job")
                  .replace("Service", "Job")
                  .replace("pod", "instance")
                  .replace("Pod", "Instance")
                  .replace(".*", ".+")));

  /** About objects of the cluster. */
  private static final Dashboard CLEAN_CLUSTER =
      CLEAN
          .with(
              "/templating/list/-",
              """
              {"name": "namespace", "type": "query", "refresh": 2,
               "query": "label_values(kube_pod_info, namespace)"}
              """)
          .with("/templating/list/2/allValue", null);

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
    assertThat(problems(CLEAN_JOBS)).isEmpty();
    assertThat(problems(CLEAN_CLUSTER)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "up{@} and on (job) up{job=~'$service'} == 1",
        "up{@} and on (job) up{@} == 1",
        "jvm_uptime_seconds{service=~'$service', pod=~'$pod'}",
        "instance:model_loaded:last{@}",
        "job:api_errors:ratio5m{job=~'$service'}",
        "ALERTS{service=~'iris-api'}",
        "max(alertmanager_alerts{job='alertmanager'})"
      })
  void queryOfServices_isAllowed(String query) {
    assertThat(problems(querying(CLEAN, query))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kube_pod_info{namespace=~'$namespace', pod=~'$pod'}",
        "namespace_pod_container:restarts:increase15m{namespace=~'$namespace', pod=~'$pod'}",
        "kube_deployment_status_replicas{namespace=~'$namespace'} and on () up{job='cadvisor'} == 1",
        "count(up{job='kube-state-metrics', namespace=~'$namespace'} == 1)",
        "up{@}"
      })
  void queryOfTheCluster_isAllowed(String query) {
    assertThat(problems(querying(CLEAN_CLUSTER, query))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          kube_pod_info{pod=~'$pod'}                             | kube_pod_info{pod=~"$pod"} needs namespace=~"$namespace" [target-job-rule]
          kube_pod_info{namespace=~'$namespace'}                 | kube_pod_info{namespace=~"$namespace"} needs pod=~"$pod" [target-instance-rule]
          kube_job_owner{namespace=~'$namespace', pod=~'$pod'}   | kube_job_owner{namespace=~"$namespace", pod=~"$pod"} must not have pod=~"$pod" [target-instance-rule]
          namespace_pod:pending:bool{pod=~'$pod'}                | namespace_pod:pending:bool{pod=~"$pod"} needs namespace=~"$namespace" [target-job-rule]
          model_loaded{namespace=~'$namespace', pod=~'$pod'}     | model_loaded{namespace=~"$namespace", pod=~"$pod"} needs job=~"$service" or service=~"$service" [target-job-rule]
          """)
  void violationInADashboardOfTheCluster_isReported(String query, String problem) {
    assertThat(problems(querying(CLEAN_CLUSTER, query)))
        .containsExactly("Clean / Errors (A): " + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          up{job=~'$job'}           | up{job=~"$job"} needs instance=~"$instance" [target-instance-rule]
          up{instance=~'$instance'} | up{instance=~"$instance"} needs job=~"$job" [target-job-rule]
          alertmanager_alerts{instance=~'$instance'} | alertmanager_alerts{instance=~"$instance"} needs job=~"$job" [target-job-rule]
          """)
  void violationInADashboardOfAllJobs_isReported(String query, String problem) {
    assertThat(problems(querying(CLEAN_JOBS, query)))
        .containsExactly("Clean / Errors (A): " + problem);
  }

  private static Dashboard querying(Dashboard dashboard, String query) {
    return dashboard.panel("Errors").withExpression(query.replace("@", MATCHERS));
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
