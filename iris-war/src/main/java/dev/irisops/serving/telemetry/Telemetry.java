package dev.irisops.serving.telemetry;

import dev.irisops.serving.http.HttpMetrics;
import dev.irisops.serving.http.HttpMetrics.ErrorLabels;
import dev.irisops.serving.http.HttpMetrics.RequestLabels;
import dev.irisops.serving.http.MetricsPage;
import dev.irisops.serving.prediction.PredictionMetrics;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.prometheus.PrometheusMetricReader;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricProducer;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * All metrics of the service, behind the OpenTelemetry SDK. The {@code OTEL_*} variables configure
 * the SDK as OpenTelemetry documents them. One reader is always there: the one behind {@code
 * /metrics}.
 */
public final class Telemetry implements AutoCloseable {
  private final PrometheusMetricReader reader =
      PrometheusMetricReader.builder().setOtelScopeLabelsEnabled(false).build();
  private final Clock clock;
  private final MetricRegistry registry;
  private final OpenTelemetrySdk sdk;
  private final OpenTelemetryPredictionMetrics predictions;

  /**
   * Starts the SDK.
   *
   * @param version the value of {@code service.version}, unless {@code OTEL_RESOURCE_ATTRIBUTES}
   *     names another
   * @throws IllegalArgumentException if OpenTelemetry refuses the value of an {@code OTEL_*}
   *     variable
   */
  public Telemetry(String version, Clock clock) {
    this.clock = clock;
    this.registry = new MetricRegistry(clock.instant());
    this.predictions = new OpenTelemetryPredictionMetrics(registry);
    this.sdk =
        configured(
            Resource.create(Attributes.of(AttributeKey.stringKey("service.version"), version)));
  }

  private OpenTelemetrySdk configured(Resource service) {
    MetricProducer producer = this::collect;
    try {
      return AutoConfiguredOpenTelemetrySdk.builder()
          .setServiceClassLoader(Telemetry.class.getClassLoader())
          .disableShutdownHook() // because the WAR can end before the JVM does
          .addPropertiesSupplier(Telemetry::defaults)
          .addResourceCustomizer((resource, properties) -> service.merge(resource))
          .addMeterProviderCustomizer(
              (provider, properties) ->
                  provider.registerMetricReader(reader).registerMetricProducer(producer))
          .build()
          .getOpenTelemetrySdk();
    } catch (ConfigurationException e) {
      throw new IllegalArgumentException("OTEL_* variables: " + e.getMessage(), e);
    }
  }

  /** OpenTelemetry's own defaults would send everything by OTLP to a collector on localhost. */
  private static Map<String, String> defaults() {
    return Map.of(
        "otel.service.name", "iris-api",
        "otel.metrics.exporter", "none",
        "otel.traces.exporter", "none",
        "otel.logs.exporter", "none");
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

  /** Returns the metrics of models and their predictions. */
  public PredictionMetrics predictions() {
    return predictions;
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
                "Set to 1 if the API keys are those of the key file, 0 while the previous ones stay valid"))
        .put(Attributes.empty(), () -> valid.getAsBoolean() ? 1 : 0);
  }

  /** Returns the page of all metrics. */
  public MetricsPage page() {
    return new Exposition(reader);
  }

  /** Sends the metrics that are not sent yet, and ends the threads of the SDK. */
  @Override
  public void close() {
    sdk.close();
  }
}
