package dev.irisops.serving.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.http.HttpMetrics.RequestLabels;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PrometheusDurationsTest {
  private final MetricRegistry registry = new MetricRegistry(Instant.ofEpochSecond(1));
  private final OpenTelemetryHttpMetrics http =
      new OpenTelemetryHttpMetrics(registry, Set.of(), Set.of());

  private void finish(String route, int status, double... millis) {
    for (double time : millis) {
      http.answered(
          new RequestLabels("GET", route, status),
          Duration.ofNanos((long) (time * 1e6)),
          Optional.empty());
    }
  }

  private MetricData durations() {
    return registry.collect(Resource.empty(), Instant.ofEpochSecond(2)).stream()
        .filter(metric -> metric.getName().equals("http.server.request.duration"))
        .findFirst()
        .orElseThrow();
  }

  private static HistogramPointData point(MetricData metric) {
    assertThat(metric.getHistogramData().getPoints()).hasSize(1);
    return metric.getHistogramData().getPoints().iterator().next();
  }

  @Test
  void openTelemetry_hasTheBucketsOfTheConventionsAndOfPrometheus() {
    finish("/model", 200, 60, 75, 80, 100, 600, 800, 6_000, 8_000, 20_000);
    assertThat(point(durations()).getBoundaries())
        .containsExactly(
            .001, .0025, .005, .01, .025, .05, .075, .1, .25, .5, .75, 1.0, 2.5, 5.0, 7.5, 10.0);
    assertThat(point(durations()).getCounts())
        .containsExactly(0L, 0L, 0L, 0L, 0L, 0L, 2L, 2L, 0L, 0L, 1L, 1L, 0L, 0L, 1L, 1L, 1L);
  }

  @Test
  void prometheus_hasItsOwnBuckets() {
    finish("/model", 200, 1, 1.5, 60, 75, 80, 100, 600, 800, 6_000, 8_000, 20_000);
    HistogramPointData point = point(PrometheusDurations.convert(durations()));
    assertThat(point.getBoundaries())
        .containsExactly(.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1.0, 2.5, 5.0);
    assertThat(point.getCounts())
        .containsExactly(1L, 1L, 0L, 0L, 0L, 0L, 4L, 0L, 0L, 2L, 0L, 0L, 3L);
    assertThat(point.getCount()).isEqualTo(11);
    assertThat(point.getSum()).isEqualTo(point(durations()).getSum());
  }

  @Test
  void success_hasTheAttributesOfTheConventions() {
    finish("/model", 200, 1);
    assertThat(point(durations()).getAttributes())
        .isEqualTo(
            Attributes.builder()
                .put("http.request.method", "GET")
                .put("http.route", "/model")
                .put("http.response.status_code", 200)
                .put("url.scheme", "http")
                .build());
    assertThat(point(PrometheusDurations.convert(durations())).getAttributes())
        .isEqualTo(
            Attributes.builder()
                .put("http.request.method", "GET")
                .put("http.route", "/model")
                .put("http.response.status_code", 200)
                .build());
  }

  @Test
  void unmatchedRequest_hasARouteOnlyInPrometheus() {
    finish("unmatched", 404, 1);
    AttributeKey<String> route = AttributeKey.stringKey("http.route");
    assertThat(point(durations()).getAttributes().get(route)).isNull();
    assertThat(point(PrometheusDurations.convert(durations())).getAttributes().get(route))
        .isEqualTo("unmatched");
  }

  @Test
  void errorType_isThatOfAServerErrorAndNotInPrometheus() {
    finish("/model", 503, 1);
    AttributeKey<String> error = AttributeKey.stringKey("error.type");
    assertThat(point(durations()).getAttributes().get(error)).isEqualTo("503");
    assertThat(point(PrometheusDurations.convert(durations())).getAttributes().get(error)).isNull();
  }

  @Test
  void otherMetrics_areTheSameInPrometheus() {
    List<MetricData> others =
        registry.collect(Resource.empty(), Instant.ofEpochSecond(2)).stream()
            .filter(metric -> !metric.getName().equals("http.server.request.duration"))
            .toList();
    assertThat(others).hasSize(3).allMatch(metric -> PrometheusDurations.convert(metric) == metric);
  }
}
