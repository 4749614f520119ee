package dev.irisops.stack.dashboards.units;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.EachDashboard;
import dev.irisops.stack.dashboards.model.Panel;
import dev.irisops.stack.dashboards.model.QueryParser;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every panel shows the values of its queries in a fitting unit. */
class UnitsIT {
  @AutoClose private static final QueryParser parser = new QueryParser();

  @EachDashboard
  void units_fitTheQueries(Dashboard dashboard) {
    assertThat(PanelUnits.problems(dashboard, parser)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          Latency of /predict    | ms          | [dtdurations, dthms, s]
          Model Predictions Rate | cpm         | [cps, ops, reqps, rps]
          Predictions per Minute | cps         | [cpm, opm, rpm]
          Errors (4xx + 5xx)     | percent     | [percentunit]
          Requests in Flight     | reqps       | [bool, bool_on_off, bool_yes_no, locale, none, short]
          Total Predictions      | percentunit | [bool, bool_on_off, bool_yes_no, locale, none, short]
          """)
  void wrongUnit_isReported(String title, String unit, String expected) {
    Panel panel = Dashboard.read("iris-api-overview.json").panel(title);
    Dashboard mistaken = panel.with("/fieldConfig/defaults/unit", '"' + unit + '"');

    assertThat(PanelUnits.problems(mistaken, parser))
        .containsExactlyElementsOf(
            panel.targets().stream()
                .map(
                    target ->
                        "%s: found unit %s, expected one of %s".formatted(target, unit, expected))
                .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          memory_usedHeap_bytes                                                                       | [bytes, decbytes]
          memory_usedHeap_bytes / 1024                                                                | []
          rate(node_network_receive_bytes_total[5m])                                                  | [Bps, binBps]
          up                                                                                          | [bool, bool_on_off, bool_yes_no, locale, none, short]
          sum(rate(api_errors_total[5m]))                                                             | [cps, ops, reqps, rps]
          sum(rate(api_errors_total[5m])) * 60                                                        | [cpm, opm, rpm]
          60 * sum(rate(api_errors_total[5m]))                                                        | [cpm, opm, rpm]
          api_errors_total / 60                                                                       | []
          increase(api_errors_total[1h])                                                              | [bool, bool_on_off, bool_yes_no, locale, none, short]
          rate(http_request_duration_seconds_sum[5m]) / rate(http_request_duration_seconds_count[5m]) | [dtdurations, dthms, s]
          histogram_quantile(0.9, sum by (le) (rate(http_request_duration_seconds_bucket[5m])))       | [dtdurations, dthms, s]
          histogram_quantile(0.9, sum by (le) (rate(model_confidence_bucket[5m])))                    | [percentunit]
          rate(container_cpu_usage_seconds_total[5m])                                                 | [none, percentunit, short]
          time() - model_loaded_timestamp_seconds                                                     | [dtdurations, dthms, s]
          model_loaded_timestamp_seconds                                                              | []
          model_loaded_timestamp_seconds * 1000                                                       | [dateTimeAsIso, dateTimeAsLocal, dateTimeAsSystem, dateTimeFromNow]
          count(model_loaded_timestamp_seconds)                                                       | [bool, bool_on_off, bool_yes_no, locale, none, short]
          job:api_errors:ratio5m                                                                      | [percentunit]
          job:api_errors:ratio5m * 100                                                                | [percent]
          job:slo_latency:budget_left_ratio7d * 604800 / job:slo_latency:burnrate1h                   | [dtdurations, dthms, s]
          job:api_errors:increase5m                                                                   | [bool, bool_on_off, bool_yes_no, locale, none, short]
          job:model_predictions:rate10m                                                               | [cps, ops, reqps, rps]
          http_route:predict_duration_seconds:p95_5m                                                  | [dtdurations, dthms, s]
          job:slo_latency:budget_left_ratio7d                                                         | [percentunit]
          job:slo_latency:burnrate1h                                                                  | [bool, bool_on_off, bool_yes_no, locale, none, short]
          feature:model_feature_psi:1h                                                                | [bool, bool_on_off, bool_yes_no, locale, none, short]
          kube_pod_container_resource_limits{resource="memory"}                                       | [bytes, decbytes]
          kube_pod_container_resource_limits{resource="cpu"}                                          | [bool, bool_on_off, bool_yes_no, locale, none, short]
          1 - model_evaluation_accuracy                                                               | [percentunit]
          topk(3, max_over_time(up[1h])) or vector(0)                                                 | [bool, bool_on_off, bool_yes_no, locale, none, short]
          """)
  void units_followFromTheQuery(String query, String units) {
    assertThat(parser.tree(query).flatMap(UnitInference::of).orElseThrow().units())
        .hasToString(units);
  }

  @Test
  void bareNumber_fitsAnyUnit() {
    assertThat(parser.tree("vector(1)").flatMap(UnitInference::of)).isEmpty();
  }
}
