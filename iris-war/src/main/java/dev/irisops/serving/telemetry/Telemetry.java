package dev.irisops.serving.telemetry;

import dev.irisops.serving.http.HttpMetrics;
import dev.irisops.serving.http.HttpMetrics.ErrorLabels;
import dev.irisops.serving.http.HttpMetrics.RequestLabels;
import dev.irisops.serving.http.MetricsPage;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.PredictionMetrics;
import dev.irisops.serving.prediction.SharedLabels;
import dev.irisops.serving.tracing.Tracing;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.prometheus.PrometheusMetricReader;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * All metrics and traces of the service. Prometheus reads the metrics at {@code /metrics};
 * OpenTelemetry's SDK sends both where the {@code OTEL_*} variables tell it to.
 */
public final class Telemetry implements AutoCloseable {
  private final TelemetrySettings settings;
  private final Clock clock;
  private final MetricRegistry registry;
  private final OpenTelemetryPredictionMetrics predictions;
  private final ConfiguredSdk sdk;

  /**
   * Starts the SDK.
   *
   * @throws IllegalArgumentException if the SDK refuses an {@code OTEL_*} variable; the message
   *     names it
   */
  public Telemetry(TelemetrySettings settings, Clock clock) {
    this(settings, clock, OpenTelemetryVariables.ofProcess());
  }

  Telemetry(TelemetrySettings settings, Clock clock, OpenTelemetryVariables variables) {
    this.settings = settings;
    this.clock = clock;
    this.registry = new MetricRegistry(clock.instant());
    this.predictions = new OpenTelemetryPredictionMetrics(registry, settings.maxSeries());
    this.sdk = new ConfiguredSdk(settings.version(), variables, this::collect);
  }

  private Collection<MetricData> collect(Resource resource) {
    Instant now = clock.instant();
    List<MetricData> process = registry.collect(resource, now);
    return Stream.of(process, predictions.collect(resource, now)).flatMap(List::stream).toList();
  }

  /**
   * Returns the metrics of requests, each at 0.
   *
   * @param requests the labels of every request that can happen
   * @param errors the labels of every error that can happen
   */
  public HttpMetrics http(Set<RequestLabels> requests, Set<ErrorLabels> errors) {
    return new OpenTelemetryHttpMetrics(registry, requests, errors);
  }

  /**
   * Returns what traces requests: with spans if {@code OTEL_TRACES_EXPORTER} names an exporter,
   * else only in the traces of their callers.
   */
  public Tracing tracing() {
    return sdk.tracing();
  }

  /** Returns the metrics of models and their predictions. */
  public PredictionMetrics predictions() {
    return predictions;
  }

  /** Returns the names of a model that share a label value in the metrics. */
  public SharedLabels sharedLabels(ModelCard card) {
    return predictions.sharedLabels(card);
  }

  /**
   * Measures the file of API keys: {@code api_key_file_valid 1.0}.
   *
   * @param valid false while the file cannot be used; asked at each scrape
   */
  public void observeKeyFile(BooleanSupplier valid) {
    registry
        .register(
            new Gauge(
                "api_key_file_valid",
                "",
                "Set to 1 if the API keys are those of the key file, 0 while the previous ones stay"
                    + " valid"))
        .put(Attributes.empty(), () -> valid.getAsBoolean() ? 1 : 0);
  }

  /** Returns the page of the JVM's and Liberty's metrics. */
  public static MetricsPage runtimePage() {
    return RuntimeMetrics.page();
  }

  /** Returns the page of all metrics. */
  public MetricsPage page() {
    return sdk.resource()
        .map(this::page)
        .orElse(MetricsPage.off("the metrics are turned off: OTEL_SDK_DISABLED is true"));
  }

  /** Without the SDK in between, whose series about its own exporters have no HELP. */
  private MetricsPage page(Resource resource) {
    PrometheusMetricReader reader =
        PrometheusMetricReader.builder().setOtelScopeLabelsEnabled(false).build();
    reader.register(
        new CollectionRegistration() {
          @Override
          public Collection<MetricData> collectAllMetrics() {
            return collect(resource).stream().map(PrometheusDurations::convert).toList();
          }
        });
    return new SharedPages(new Exposition(reader), settings.maxAge(), clock);
  }

  /** Sends the metrics and spans that are not sent yet, and ends the threads of the SDK. */
  @Override
  public void close() {
    sdk.close();
  }
}
