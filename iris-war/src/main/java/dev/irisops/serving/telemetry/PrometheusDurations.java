package dev.irisops.serving.telemetry;

import dev.irisops.serving.http.HttpMetrics;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import java.util.List;

/**
 * The durations of requests in Prometheus: the name, labels and buckets that dashboards and alerts
 * use are not those of OpenTelemetry's conventions.
 *
 * <pre>
 * http_request_duration_seconds_bucket{http_request_method="POST",http_response_status_code="200",http_route="/predict",le="0.005"} 7
 * </pre>
 */
final class PrometheusDurations {
  /** The upper bounds of the buckets, in seconds. */
  static final List<Double> BOUNDS =
      List.of(.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1.0, 2.5, 5.0);

  private PrometheusDurations() {}

  /** Returns the durations of requests as Prometheus gets them, or any other metric unchanged. */
  static MetricData convert(MetricData metric) {
    if (!metric.getName().equals(OpenTelemetryHttpMetrics.DURATION)) {
      return metric;
    }
    return new CollectedMetric(
        metric.getResource(),
        metric.getInstrumentationScopeInfo(),
        "http_request_duration",
        "Time from the first byte of a request to the last of its answer, in seconds",
        metric.getUnit(),
        metric.getType(),
        HistogramData.create(
            AggregationTemporality.CUMULATIVE,
            metric.getHistogramData().getPoints().stream()
                .map(PrometheusDurations::convert)
                .toList()));
  }

  private static HistogramPointData convert(HistogramPointData point) {
    return CollectedHistogram.of(point, labels(point.getAttributes()), BOUNDS);
  }

  private static Attributes labels(Attributes attributes) {
    AttributesBuilder labels =
        attributes.toBuilder()
            .remove(OpenTelemetryHttpMetrics.SCHEME)
            .remove(OpenTelemetryHttpMetrics.ERROR);
    if (attributes.get(OpenTelemetryHttpMetrics.ROUTE) == null) {
      labels.put(OpenTelemetryHttpMetrics.ROUTE, HttpMetrics.UNMATCHED);
    }
    return labels.build();
  }
}
