package dev.irisops.serving.telemetry;

import dev.irisops.serving.prediction.HttpMetrics;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongUpDownCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import io.prometheus.metrics.model.snapshots.Labels;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Measures HTTP exchanges with OpenTelemetry.
 *
 * <pre>
 * http_request_duration_seconds_bucket{http_request_method="POST",http_response_status_code="200",http_route="/predict",le="0.005"} 7
 * http_requests_in_flight 1.0
 * http_requests_shed_total 0.0
 * api_errors_total{endpoint="/predict",error_type="unauthorized"} 0.0
 * </pre>
 */
@Singleton
public class OpenTelemetryHttpMetrics implements HttpMetrics {
  private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http_request_method");
  private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http_route");
  private static final AttributeKey<String> STATUS =
      AttributeKey.stringKey("http_response_status_code");
  private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error_type");
  private static final AttributeKey<String> ENDPOINT = AttributeKey.stringKey("endpoint");

  private final ClosedHistogram duration =
      new ClosedHistogram(
          "http_request_duration",
          Optional.of("s"),
          "Time from the first byte of a request to the last of its answer, in seconds",
          List.of(.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1.0, 2.5, 5.0),
          this::exchangeLabels);
  private final Map<Exchange, Attributes> exchanges = new ConcurrentHashMap<>();
  private final Map<Failure, Attributes> failures = new ConcurrentHashMap<>();
  private final DoubleHistogram durationInstrument;
  private final LongUpDownCounter inFlight;
  private final LongCounter shed;
  private final LongCounter errors;

  @Inject
  OpenTelemetryHttpMetrics(Meter meter) {
    durationInstrument = duration.instrument(meter);
    inFlight =
        meter
            .upDownCounterBuilder("http_requests_in_flight")
            .setDescription("Requests that have come in and are not answered yet")
            .build();
    shed =
        meter
            .counterBuilder("http_requests_shed")
            .setDescription("Requests turned away because too many were in flight")
            .build();
    errors =
        meter
            .counterBuilder("api_errors")
            .setDescription("Answers with a status of 400 or above, by type and endpoint")
            .build();
    inFlight.add(0);
    shed.add(0);
  }

  @Produces
  ClosedHistogram duration() {
    return duration;
  }

  private Set<Labels> exchangeLabels() {
    return exchanges.keySet().stream()
        .map(
            e ->
                Labels.of(
                    "http_request_method", e.method(),
                    "http_response_status_code", Integer.toString(e.status()),
                    "http_route", e.route()))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void expect(Set<Exchange> expectedExchanges, Set<Failure> expectedFailures) {
    expectedExchanges.forEach(this::attributes);
    expectedFailures.forEach(failure -> errors.add(0, attributes(failure)));
  }

  @Override
  public void started() {
    inFlight.add(1);
  }

  @Override
  public void finished(Exchange exchange, Duration took, Optional<String> traceParent) {
    inFlight.add(-1);
    durationInstrument.record(
        took.toNanos() / 1e9,
        attributes(exchange),
        traceParent.map(CallerTrace::of).orElse(Context.root()));
  }

  @Override
  public void failed(Failure failure) {
    errors.add(1, attributes(failure));
  }

  @Override
  public void shed() {
    shed.add(1);
  }

  /** Exchanges that nobody expected are labelled all the same: an unseen error must not hide. */
  private Attributes attributes(Exchange exchange) {
    return exchanges.computeIfAbsent(
        exchange,
        e ->
            Attributes.of(
                METHOD, e.method(), ROUTE, e.route(), STATUS, Integer.toString(e.status())));
  }

  private Attributes attributes(Failure failure) {
    return failures.computeIfAbsent(
        failure, f -> Attributes.of(ERROR_TYPE, f.type(), ENDPOINT, f.route()));
  }
}
