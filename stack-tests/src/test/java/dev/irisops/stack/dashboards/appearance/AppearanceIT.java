package dev.irisops.stack.dashboards.appearance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.EachDashboard;
import dev.irisops.stack.dashboards.model.QueryParser;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboards can be read and do not mislead, and each fault that they had is reported. */
class AppearanceIT {
  private static final Dashboard READABLE = Dashboard.sample("readable-dashboard.json");

  @AutoClose private static final QueryParser parser = new QueryParser();

  private static List<String> problems(Dashboard dashboard) {
    return Stream.of(
            TileRules.problems(dashboard, parser),
            TimelineRules.problems(dashboard),
            GoneRules.problems(dashboard, parser),
            WorstRules.problems(dashboard, parser),
            GraphRules.problems(dashboard),
            QueryRules.problems(dashboard, parser),
            TableRules.problems(dashboard, parser),
            PageRules.problems(dashboard, parser))
        .flatMap(problems -> problems)
        .toList();
  }

  @EachDashboard
  void dashboard_isReadable(Dashboard dashboard) {
    assertThat(problems(dashboard)).isEmpty();
  }

  @Test
  void readableDashboard_hasNoProblem() {
    assertThat(problems(READABLE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      nullValues = "absent",
      textBlock =
          """
          Errors            | /fieldConfig/defaults/mappings                                  | []                                                       | Readable / Errors: has no mapping of null and NaN
          Errors            | /fieldConfig/defaults/mappings                                  | absent                                                   | Readable / Errors: has no mapping of null and NaN
          Errors            | /fieldConfig/defaults/mappings/0/options/match                  | "null"                                                   | Readable / Errors: has no mapping of null and NaN
          Errors            | /fieldConfig/defaults/mappings/0/options/result/color           | absent                                                   | Readable / Errors: shows null and NaN in , not in #6E7079
          Errors            | /fieldConfig/defaults/mappings/0/options/result/color           | "#009E73"                                                | Readable / Errors: shows null and NaN in #009E73, not in #6E7079
          Errors            | /fieldConfig/defaults/mappings/0/options/result/text            | " "                                                      | Readable / Errors: shows null and NaN without a text
          Errors            | /fieldConfig/defaults/mappings/0/options/result/text            | "None"                                                   | Readable / Errors: claims "None" while no data source answers
          Errors            | /fieldConfig/overrides/0/properties/1/value                     | []                                                       | Readable / Errors (override of down): has no mapping of null and NaN
          Errors            | /fieldConfig/defaults/noValue                                   | "no traffic"                                             | Readable / Errors: noValue takes the colour of the base step
          Errors            | /fieldConfig/overrides/0/properties/-                           | {"id": "noValue", "value": "0"}                          | Readable / Errors: noValue takes the colour of the base step
          Budget Left       | /fieldConfig/defaults/mappings                                  | absent                                                   | Readable / Budget Left: has no mapping of null and NaN
          Predictions       | /options/colorMode                                              | "background"                                             | Readable / Predictions: has no mapping of null and NaN, Readable / Predictions: noValue takes the colour of the base step, Readable / Predictions (A): increase of model_predictions_total outlasts its source; add a guard by up == 1
          Predictions       | /fieldConfig/defaults/thresholds                                | absent                                                   | Readable / Predictions: has no mapping of null and NaN, Readable / Predictions: noValue takes the colour of the base step, Readable / Predictions (A): increase of model_predictions_total outlasts its source; add a guard by up == 1
          Firing alerts     | /fieldConfig/defaults/noValue                                   | "No alert is firing"                                     | Readable / Firing alerts: claims "No alert is firing" while no data source answers
          Model Loaded      | /fieldConfig/defaults/color/mode                                | "thresholds"                                             | Readable / Model Loaded: shows steps such as "1+", not texts, when coloured by them
          Model Loaded      | /fieldConfig/defaults/mappings                                  | absent                                                   | Readable / Model Loaded: has no texts for its values, Readable / Model Loaded (A): has no text for the case that there is no series, Readable / Model Loaded (A): has no text for what is gone
          Model Loaded      | /fieldConfig/defaults/mappings/0/options/1/text                 | absent                                                   | Readable / Model Loaded: has no texts for its values
          Requests by Route | /fieldConfig/defaults/custom/axisSoftMax                        | absent                                                   | Readable / Requests by Route: its axis has neither max nor axisSoftMax
          Requests by Route | /fieldConfig/defaults/min                                       | absent                                                   | Readable / Requests by Route: its axis has neither min nor axisSoftMin
          Latency           | /fieldConfig/defaults/custom/axisSoftMax                        | 0.5                                                      | Readable / Latency: its axis can end below the threshold 1
          Latency           | /fieldConfig/defaults/max                                       | 0.5                                                      | Readable / Latency: its axis can end below the threshold 1
          Latency           | /fieldConfig/overrides/0/properties/-                           | {"id": "thresholds", "value": {"steps": [{"value": 2}]}} | Readable / Latency (override of p95): its axis can end below the threshold 2
          Requests by Route | /fieldConfig/defaults/color/mode                                | "shades"                                                 | Readable / Requests by Route: its series are shades of one colour
          Latency           | /fieldConfig/overrides/0/properties/0/value/mode                | "shades"                                                 | Readable / Latency (override of p95): its series are shades of one colour
          Requests by Route | /fieldConfig/overrides                                          | []                                                       | Readable / Requests by Route: its series all have one colour
          Requests by Route | /fieldConfig/overrides/0/properties                             | []                                                       | Readable / Requests by Route: its series all have one colour
          Requests by Route | /fieldConfig                                                    | {"defaults": {"unit": "reqps", "noValue": "-", "min": 0, "color": {"mode": "palette-classic"}, "custom": {"axisSoftMax": 1}}, "overrides": []} | Readable / Requests by Route: its series need fixed colours that are safe for the colour-blind
          Requests by Route | /targets/2                                                      | absent                                                   | Readable / Requests by Route: no query has the series without a rank
          Requests by Route | /targets/2/expr                                                 | "up"                                                     | Readable / Requests by Route (C): expected sum by (http_route) (rate(http_request_duration_seconds_count{job=~"$service", pod=~"$pod"}[$__rate_interval])) unless on (http_route) topk(2, sum by (http_route) (increase(http_request_duration_seconds_count{job=~"$service", pod=~"$pod"}[$__range] @ end())))
          Latency           | /options/legend/placement                                       | "bottom"                                                 | Readable / Latency: its legend should be a list at the bottom or a table to the right, not a table bottom
          Latency           | /options/legend/displayMode                                     | "list"                                                   | Readable / Latency: its legend should be a list at the bottom or a table to the right, not a list right
          Latency           | /options/legend/width                                           | absent                                                   | Readable / Latency: its legend should have a width of at most 101, a fifth of the panel
          Latency           | /options/legend/width                                           | 102                                                      | Readable / Latency: its legend should have a width of at most 101, a fifth of the panel
          Latency           | /options/legend/sortBy                                          | absent                                                   | Readable / Latency: its legend is not sorted by one of its values, the largest first
          Latency           | /options/legend/sortBy                                          | "Mean"                                                   | Readable / Latency: its legend is not sorted by one of its values, the largest first
          Latency           | /options/legend/sortDesc                                        | false                                                    | Readable / Latency: its legend is not sorted by one of its values, the largest first
          Requests by Route | /options/tooltip/mode                                           | "single"                                                 | Readable / Requests by Route: its tooltip should list all series, the largest first
          Latency           | /options/tooltip/sort                                           | "none"                                                   | Readable / Latency: its tooltip should list all series, the largest first
          Requests by Route | /fieldConfig/defaults/custom/fillOpacity                        | 30                                                       | Readable / Requests by Route: fillOpacity 30 hides lines, at most 20 where nothing is stacked
          Latency           | /fieldConfig/overrides/0/properties/-                           | {"id": "custom.fillOpacity", "value": 25}                | Readable / Latency (override of p95): fillOpacity 25 hides lines, at most 20 where nothing is stacked
          Confidence        | /targets/0/expr                                                 | "increase(model_confidence_bucket[$__rate_interval])"    | Readable / Confidence (A): increase over $__rate_interval counts an event several times
          Firing alerts     | /fieldConfig/overrides/1/properties/0/value                     | 800                                                      | Readable / Firing alerts: its columns need 1510 px of 1010
          Firing alerts     | /fieldConfig/overrides/2/properties/1                           | absent                                                   | Readable / Firing alerts: no override has the unit of the column Active for
          Firing alerts     | /fieldConfig/overrides/0/properties/2/value                     | []                                                       | Readable / Firing alerts (override of Severity): colours missing values, which need a mapping or noValue "-", Readable / Firing alerts: has no text for an empty cell of the column Severity
          Budget Left       | /title                                                          | "Budget Left of All Services"                            | Readable / Budget Left of All Services: its title needs 183 px of 161
          Budget Left       | /gridPos/w                                                      | 4                                                        | Readable / Budget Left: its title needs 80 px of 75, Readable / Budget Left: needs 6 columns for a title of more than a word
          Bins of $feature  | /maxPerRow                                                      | 6                                                        | Readable / Bins of $feature: its title needs 169 px of 75
          Bins of $feature  | /repeat                                                         | "service"                                                | Readable / Bins of $feature: is repeated for each service, which no topk limits to 12
          Errors            | /targets/0/expr                                                 | "max(namespace_pod_container:cpu_limit_used:ratio5m and on () up == 1)" | Readable / Errors (A): has no value of its own for the case without cadvisor, Readable / Errors (A): has no value of its own for the case without kube-state-metrics
          Errors            | /gridPos/w                                                      | 5                                                        | Readable / Errors: needs 6 columns for a title of more than a word
          Errors            | /targets/0/expr                                                 | "sum by (state) (alertmanager_alerts)"                   | Readable / Errors (A): adds up alertmanager_alerts, which all Alertmanagers share; use max
          Budget Left       | /targets/0/expr                                                 | "max(job:slo_latency:budget_left_ratio7d)"               | Readable / Budget Left (A): shows the best job:slo_latency:budget_left_ratio7d; use min for the worst
          Firing alerts     | /fieldConfig/defaults/noValue                                   | "-"                                                      | Readable / Firing alerts: does not say so when Prometheus does not answer
          Firing alerts     | /fieldConfig/overrides/5/properties                             | []                                                       | Readable / Firing alerts: has no text for an empty cell of the column Where
          Firing alerts     | /targets/0/expr                                                 | "sum(model_drift > bool 0.25)"                           | Readable / Firing alerts: counts what is unusual without a colour for it: Active for
          Firing alerts     | /targets/0/expr                                                 | "count by (a) (count by (a, b) (x))"                     | Readable / Firing alerts: counts what is unusual without a colour for it: Active for
          Firing alerts     | /targets/0/expr                                                 | "increase(x[5m])"                                        | Readable / Firing alerts (A): increase of x outlasts its source; add a guard by up == 1
          Firing alerts     | /targets/0/expr                                                 | "sum by (service) (x)"                                   | Readable / Firing alerts (A): makes one row of those in several namespaces
          Model Loaded      | /targets/0/expr                                                 | "min by (pod) (model_loaded)"                            | Readable / Model Loaded (A): has no text for the case that there is no series, Readable / Model Loaded (A): has no text for what is gone, Readable / Model Loaded (A): forgets what is gone; read model_loaded of 1440 minutes
          Model Loaded      | /targets/0/expr                                                 | "min by (pod) (model_loaded) or -3 * group by (pod) (last_over_time(model_loaded[1d])) or on () label_replace(vector(-4), 'pod', 'no pod', '', '')" | Readable / Model Loaded (A): has no text for the case that there is no series
          Model Loaded      | /targets/0/expr                                                 | "min by (pod) (model_loaded) or -4 * group by (pod) (last_over_time(model_loaded[1d])) or on () label_replace(vector(-2), 'pod', 'no pod', '', '')" | Readable / Model Loaded (A): has no text for what is gone
          Model Loaded      | /targets/0/expr                                                 | "min by (pod) (model_loaded) or -3 * group by (pod) (last_over_time(model_loaded[1h])) or on () label_replace(vector(-2), 'pod', 'no pod', '', '')" | Readable / Model Loaded (A): forgets what is gone; read model_loaded of 1440 minutes
          Errors            | /targets/1/expr                                                 | "count(up{job=~'$service', pod=~'$pod'} == 0)"           | Readable / Errors: forgets what is gone; read up of 1440 minutes
          Errors            | /targets/1/expr                                                 | "sum(1 - up) + count(last_over_time(up[1h]))"            | Readable / Errors: forgets what is gone; read up of 1440 minutes
          Errors            | /targets/1/expr                                                 | "sum(kube_deployment_status_replicas_unavailable)"       | Readable / Errors: forgets what is gone; read kube_deployment_spec_replicas of 1440 minutes
          Errors            | /targets/1/expr                                                 | "min(model_loaded)"                                      | Readable / Errors (B): forgets what is gone; read up of 1440 minutes
          Errors            | /targets/1/expr                                                 | "min(job:model_api_available:bool)"                      | Readable / Errors (B): forgets what is gone; read up of 1440 minutes
          Errors            | /targets/1/expr                                                 | "min(jvm_uptime_seconds)"                                | Readable / Errors (B): forgets what is gone; read jvm_uptime_seconds of 15 minutes
          Errors            | /targets/0/legendFormat                                         | "errors"                                                 | Readable / Errors (A): neither its title nor its legend says 4xx
          Errors            | /targets/1/expr                                                 | "max(namespace_pod_container:restarts:increase15m and on () up == 1)" | Readable / Errors (B): neither its title nor its legend says 15 min
          Errors            | /targets/1/expr                                                 | "max(instance_integration:alertmanager_notifications_failed:ratio15m and on () up == 1)" | Readable / Errors (B): neither its title nor its legend says {{integration}}
          Errors            | /targets/1/expr                                                 | "count(ALERTS{component='monitoring'})"                  | Readable / Errors (B): does not tell critical alerts from others
          Errors            | /targets/1/expr                                                 | "max(rate(x[$__rate_interval]) and on () up == 1) or vector(-2)" | Readable / Errors (B): has no value of its own for instances with one scrape
          Budget Left       | /targets/0/expr                                                 | "job:slo_latency:budget_left_ratio7d / job:slo_latency:burnrate1h" | Readable / Budget Left (A): forecasts from an hour only; use job:slo_latency:burnrate5m too
          Bins of $feature  | /targets/0/expr                                                 | "x and on (bin) topk(1, y)"                              | Readable / Bins of $feature: ranks quintiles, which have an order; select bin!~"[0-4]|missing|other"
          Errors            | /gridPos/y                                                      | 2                                                        | Readable / Errors: is the first panel, but not at the top
          """)
  void mistakeInAPanel_isReported(String title, String field, String json, String problems) {
    assertThat(problems(READABLE.panel(title).with(field, json)))
        .containsExactlyInAnyOrder(problems.split(", (?=Readable)"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      nullValues = "absent",
      textBlock =
          """
          /annotations/list/0/target/expr                | "ALERTS{alertstate='firing'}"                 | / annotation Critical alerts: should be off, or only show critical alerts
          /annotations/list/0/target/expr                | "ALERTS{severity!='critical'}"                | / annotation Critical alerts: should be off, or only show critical alerts
          /annotations/list/1/target/expr                | "(time() - process_uptime) * 1000"            | / annotation Restarts: its time differs between scrapes; round it
          /annotations/list/1/target/expr                | "(timestamp(up) - process_uptime) * 1000"     | / annotation Restarts: its time differs between scrapes; round it
          /annotations/list/1/target/expr                | "round(increase(up[$__rate_interval]))"       | / annotation Restarts: increase over $__rate_interval counts an event several times
          /annotations/list/1/target/expr                | "model_loaded_timestamp_seconds * 1000"       | / annotation Restarts: marks restarts as new models; add and on (...) model_reloads_total > 0
          /links                                         | []                                            | : its links should be one menu of the tag irisops that keeps variables and time
          /links/-                                       | {"type": "link"}                              | : its links should be one menu of the tag irisops that keeps variables and time
          /links/0/type                                  | "link"                                        | : its links should be one menu of the tag irisops that keeps variables and time
          /links/0/asDropdown                            | false                                         | : its links should be one menu of the tag irisops that keeps variables and time
          /links/0/tags                                  | []                                            | : its links should be one menu of the tag irisops that keeps variables and time
          /links/0/includeVars                           | false                                         | : its links should be one menu of the tag irisops that keeps variables and time
          /links/0/keepTime                              | absent                                        | : its links should be one menu of the tag irisops that keeps variables and time
          /tags                                          | ["iris"]                                      | : has no tag irisops
          /templating/list/0/name                        | "source"                                      | : has no variable datasource
          /templating/list/1/name                        | "job"                                         | : has no variable service
          /templating/list/2/name                        | "instance"                                    | : has no variable pod
          /templating/list/3/query                       | "label_values(feature)"                       | / Bins of $feature: is repeated for each feature, which no topk limits to 12
          /templating/list/3/query                       | "query_result(topk(13, up))"                  | / Bins of $feature: is repeated for each feature, which no topk limits to 12
          """)
  void mistakeInADashboard_isReported(String field, String json, String problem) {
    assertThat(problems(READABLE.with(field, json)))
        .containsExactly(("Readable " + problem).replace(" :", ":"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model_loaded_timestamp_seconds * 1000 and on (instance) model_reloads_total > 0",
        "kube_pod_start_time * 1000"
      })
  void storedTime_isAllowedInAnAnnotation(String query) {
    assertThat(problems(READABLE.with("/annotations/list/1/target/expr", '"' + query + '"')))
        .isEmpty();
  }

  @Test
  void iconOfLinks_takesRoomFromTheTitle() {
    Dashboard narrow = READABLE.panel("Budget Left").with("/gridPos/w", "4");

    assertThat(problems(narrow.panel("Budget Left").with("/links", "[{\"title\": \"Runbook\"}]")))
        .containsExactly(
            "Readable / Budget Left: its title needs 80 px of 43",
            "Readable / Budget Left: needs 6 columns for a title of more than a word");
  }

  @Test
  void thirdRowOfControls_isReported() {
    Dashboard mistaken = READABLE;
    for (int i = 0; i < 4; i++) {
      mistaken = mistaken.with("/annotations/list/-", "{\"name\": \"Firing alerts of all kinds\"}");
    }

    assertThat(problems(mistaken)).containsExactly("Readable: its controls take 3 rows, at most 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "job:api_errors:ratio5m and on (job) job:model_api_up:max == 1",
        "sum(rate(api_errors_total[5m]) unless on (instance) up == 0) or vector(-1)",
        "job:slo_latency:budget_left_ratio7d / job:slo_latency:burnrate5m",
        "count_over_time(ALERTS{severity='critical'}[1h])",
        "memory_limit_used",
        "time() - max(model_loaded_timestamp_seconds)"
      })
  void valueThatEndsWithItsSource_isAllowedOnAColouredTile(String query) {
    assertThat(problems(READABLE.panel("Errors").withExpression(query))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          job:api_errors:ratio5m                                  | job:api_errors:ratio5m
          job:api_errors:ratio5m and on (job) up                  | job:api_errors:ratio5m
          job:api_errors:ratio5m and on (job) job:model_drift:psi | job:api_errors:ratio5m
          up == 1 and on (job) job:api_errors:ratio5m             | job:api_errors:ratio5m
          (rate(x[5m]) and up == 1) + sum(irate(y[5m]))           | irate of y
          job:slo_latency:burnrate1h                              | job:slo_latency:burnrate1h
          http_route:predict_duration_seconds:p95_5m              | http_route:predict_duration_seconds:p95_5m
          increase(x[$__range])                                   | increase of x
          max_over_time(x[1h])                                    | max_over_time of x
          """)
  void valueThatOutlastsItsSource_isReportedOnAColouredTile(String query, String lasting) {
    assertThat(problems(READABLE.panel("Errors").withExpression(query)))
        .containsExactly(
            "Readable / Errors (A): %s outlasts its source; add a guard by up == 1"
                .formatted(lasting));
  }
}
