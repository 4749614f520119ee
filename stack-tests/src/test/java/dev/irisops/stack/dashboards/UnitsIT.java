package dev.irisops.stack.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each panel shows what its queries measure in a unit that fits. */
class UnitsIT {
  @AutoClose private static final QueryParser parser = new QueryParser();

  static List<Dashboard> dashboards() {
    return Dashboard.shipped();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void units_areThoseOfTheMetrics(Dashboard dashboard) {
    assertThat(Units.problems(dashboard, parser)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Latency of /predict,ms",
    "Model Predictions Rate,cpm",
    "Predictions per Minute,cps",
    "Error Ratio,percent",
    "Requests in Flight,reqps",
    "Total Predictions,percentunit"
  })
  void typoInAUnit_isReportedWithItsPanel(String title, String unit) {
    Panel panel = Panel.named("Iris API - Overview", title);
    Dashboard mistaken =
        panel.with(tree -> ((ObjectNode) tree.at("/fieldConfig/defaults")).put("unit", unit));

    assertThat(Units.problems(mistaken, parser))
        .hasSameSizeAs(panel.targets())
        .allSatisfy(problem -> assertThat(problem).startsWith(panel + " ("));
  }

  /** The units of a query, by the names of its metrics. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "memory_usedHeap_bytes | bytes",
        "rate(node_network_receive_bytes_total[5m]) | Bps",
        "up | short",
        "sum(rate(api_errors_total[5m])) | reqps",
        "sum(rate(api_errors_total[5m])) * 60 | rpm",
        "60 * sum(rate(api_errors_total[5m])) | rpm",
        "increase(api_errors_total[1h]) | short",
        "rate(http_request_duration_seconds_sum[5m]) / rate(http_request_duration_seconds_count[5m]) | s",
        "histogram_quantile(0.9, sum by (le) (rate(http_request_duration_seconds_bucket[5m]))) | s",
        "histogram_quantile(0.9, sum by (le) (rate(model_confidence_bucket[5m]))) | percentunit",
        "rate(container_cpu_usage_seconds_total[5m]) | short",
        "time() - model_loaded_timestamp_seconds | s",
        "model_loaded_timestamp_seconds * 1000 | dateTimeAsIso",
        "count(model_loaded_timestamp_seconds) | short",
        "job:api_errors:ratio5m | percentunit",
        "job:api_errors:ratio5m * 100 | percent",
        "job:api_errors:increase5m | short",
        "job:model_predictions:rate10m | cps",
        "job:predict_duration_seconds:p95_5m | s",
        "job:slo_latency:budget_left_ratio7d | percentunit",
        "job:slo_latency:burnrate1h | short",
        "feature:model_feature_psi:1h | short",
        "kube_pod_container_resource_limits{resource=\"memory\"} | bytes",
        "kube_pod_container_resource_limits{resource=\"cpu\"} | short",
        "1 - model_evaluation_accuracy | percentunit",
        "topk(3, max_over_time(up[1h])) or vector(0) | short"
      })
  void unitOfAQuery_isKnown(String query, String unit) {
    assertThat(parser.tree(query).flatMap(Measures::of).orElseThrow().units()).contains(unit);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "model_loaded_timestamp_seconds | s",
        "rate(api_errors_total[5m]) | short",
        "api_errors_total / 60 | short",
        "job:api_errors:ratio5m | short",
        "memory_usedHeap_bytes | short",
        "memory_usedHeap_bytes / 1024 | bytes",
        "job:slo_latency:burnrate1h | percentunit"
      })
  void otherUnitOfAQuery_isRefused(String query, String unit) {
    assertThat(parser.tree(query).flatMap(Measures::of).orElseThrow().units()).doesNotContain(unit);
  }

  @Test
  void bareNumber_hasAnyUnit() {
    assertThat(parser.tree("vector(1)").flatMap(Measures::of)).isEmpty();
  }
}
