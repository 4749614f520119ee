package dev.irisops.serving.telemetry;

import dev.irisops.serving.http.HttpMetrics;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Measures requests.
 *
 * <pre>
 * http_request_duration_seconds_bucket{http_request_method="POST",http_response_status_code="200",http_route="/predict",le="0.005"} 7
 * http_requests_in_flight 1.0
 * http_requests_shed_total 0.0
 * api_errors_total{endpoint="/predict",error_type="unauthorized"} 0.0
 * </pre>
 */
final class OpenTelemetryHttpMetrics implements HttpMetrics {
  private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http_request_method");
  private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http_route");
  private static final AttributeKey<String> STATUS =
      AttributeKey.stringKey("http_response_status_code");
  private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error_type");
  private static final AttributeKey<String> ENDPOINT = AttributeKey.stringKey("endpoint");

  private static final List<Double> DURATION_BOUNDS =
      List.of(.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1.0, 2.5, 5.0);

  private final Histogram duration;
  private final Counter errors;
  private final Map<RequestLabels, Distribution> durations = new ConcurrentHashMap<>();
  private final LongAdder inFlight;
  private final LongAdder shed;

  /**
   * @param requests the labels of every request that can happen
   * @param failures the labels of every error that can happen
   */
  OpenTelemetryHttpMetrics(
      MetricRegistry registry, Set<RequestLabels> requests, Set<ErrorLabels> failures) {
    duration =
        registry.register(
            new Histogram(
                "http_request_duration",
                "s",
                "Time from the first byte of a request to the last of its answer, in seconds",
                DURATION_BOUNDS));
    errors =
        registry.register(
            Counter.of(
                "api_errors", "Answers with a status of 400 or above, by type and endpoint"));
    inFlight =
        registry
            .register(Counter.upDown("http_requests_in_flight", "Requests not answered yet"))
            .series(Attributes.empty());
    shed =
        registry
            .register(
                Counter.of(
                    "http_requests_shed", "Requests refused because too many were in flight"))
            .series(Attributes.empty());
    requests.forEach(this::series);
    failures.forEach(this::series);
  }

  @Override
  public void started() {
    inFlight.increment();
  }

  @Override
  public void finished(RequestLabels labels, Duration took, Optional<String> traceParent) {
    series(labels)
        .record(
            took.toNanos() / 1e9,
            traceParent.map(CallerTrace::of).orElse(SpanContext.getInvalid()));
    inFlight.decrement();
  }

  @Override
  public void failed(ErrorLabels labels) {
    series(labels).increment();
  }

  @Override
  public void shed() {
    shed.increment();
  }

  /** Labels outside the closed set get a series too, so that an unforeseen error is visible. */
  private Distribution series(RequestLabels labels) {
    return durations.computeIfAbsent(
        labels,
        l ->
            duration.series(
                Attributes.of(
                    METHOD, l.method(), ROUTE, l.route(), STATUS, Integer.toString(l.status()))));
  }

  private LongAdder series(ErrorLabels labels) {
    return errors.series(Attributes.of(ERROR_TYPE, labels.type(), ENDPOINT, labels.endpoint()));
  }
}
