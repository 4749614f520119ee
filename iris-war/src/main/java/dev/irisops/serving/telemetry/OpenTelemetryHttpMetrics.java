package dev.irisops.serving.telemetry;

import dev.irisops.serving.http.HttpMetrics;
import dev.irisops.serving.tracing.TraceIds;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * Measures requests; see {@link PrometheusDurations}, and
 *
 * <pre>
 * http_requests_in_flight 1.0
 * http_requests_shed_total 0.0
 * api_errors_total{endpoint="/predict",error_type="unauthorized"} 0.0
 * </pre>
 */
final class OpenTelemetryHttpMetrics implements HttpMetrics {
  /** The name of the durations in OpenTelemetry's semantic conventions. */
  static final String DURATION = "http.server.request.duration";

  static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
  static final AttributeKey<String> SCHEME = AttributeKey.stringKey("url.scheme");
  static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
  static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");

  /** The only scheme: the service itself speaks no TLS. */
  static final String HTTP = "http";

  private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error_type");
  private static final AttributeKey<String> ENDPOINT = AttributeKey.stringKey("endpoint");

  /** The buckets that the conventions advise, in seconds, and those of Prometheus. */
  private static final List<Double> BOUNDS =
      Stream.concat(
              Stream.of(.005, .01, .025, .05, .075, .1, .25, .5, .75, 1.0, 2.5, 5.0, 7.5, 10.0),
              PrometheusDurations.BOUNDS.stream())
          .distinct()
          .sorted()
          .toList();

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
            new Histogram(DURATION, "s", "Duration of HTTP server requests.", BOUNDS));
    errors =
        registry.register(
            Counter.of(
                "api_errors", "Answers with a status of 400 or above, by type and endpoint"));
    inFlight =
        registry
            .register(
                Counter.upDown(
                    "http_requests_in_flight", "Requests not answered yet, without scrapes"))
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
  public void answered(RequestLabels labels, Duration took, Optional<TraceIds> trace) {
    series(labels).record(took.toNanos() / 1e9, trace);
  }

  @Override
  public void finished() {
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
    return durations.computeIfAbsent(labels, l -> duration.series(attributes(l)));
  }

  /** As the conventions want them: no route if none matched, an error type only for a 5xx. */
  private static Attributes attributes(RequestLabels labels) {
    AttributesBuilder attributes =
        Attributes.builder()
            .put(METHOD, labels.method())
            .put(SCHEME, HTTP)
            .put(STATUS, (long) labels.status());
    if (!labels.route().equals(UNMATCHED)) {
      attributes.put(ROUTE, labels.route());
    }
    if (labels.status() >= 500) {
      attributes.put(ERROR, Integer.toString(labels.status()));
    }
    return attributes.build();
  }

  private LongAdder series(ErrorLabels labels) {
    return errors.series(Attributes.of(ERROR_TYPE, labels.type(), ENDPOINT, labels.endpoint()));
  }
}
