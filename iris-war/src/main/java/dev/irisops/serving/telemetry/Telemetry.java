package dev.irisops.serving.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.exporter.prometheus.PrometheusMetricReader;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.metrics.export.MetricProducer;
import io.opentelemetry.sdk.resources.Resource;
import io.prometheus.metrics.model.registry.MultiCollector;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/**
 * The OpenTelemetry SDK, configured by the {@code OTEL_*} variables as the OpenTelemetry
 * documentation says, with one reader that is always there: the one behind {@code /metrics}.
 */
@Singleton
public class Telemetry {
  /** The instrumentation scope; exported by OTLP, left out of {@code /metrics}. */
  static final String SCOPE = "dev.irisops";

  private final PrometheusMetricReader reader =
      PrometheusMetricReader.builder().setOtelScopeLabelsEnabled(false).build();
  private final OpenTelemetrySdk sdk;

  @Inject
  Telemetry(Config config, MetricProducer producer) {
    this(config.getValue("iris.version", String.class), producer);
  }

  /**
   * @param version the value of {@code service.version}, unless {@code OTEL_RESOURCE_ATTRIBUTES}
   *     names another
   * @param producer measures what no instrument of OpenTelemetry can
   * @throws IllegalArgumentException if an {@code OTEL_*} variable has a value that OpenTelemetry
   *     does not know
   */
  Telemetry(String version, MetricProducer producer) {
    Resource service =
        Resource.create(Attributes.of(AttributeKey.stringKey("service.version"), version));
    sdk = configured(service, producer);
  }

  private OpenTelemetrySdk configured(Resource service, MetricProducer producer) {
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

  /** The meter that makes all instruments of the service. */
  @Produces
  Meter meter() {
    return sdk.getMeter(SCOPE);
  }

  /** What the SDK has measured, in Prometheus' data model. */
  @Produces
  MultiCollector collector() {
    return reader;
  }

  /** Sends what is not sent yet and ends the SDK's threads. */
  @PreDestroy
  void close() {
    sdk.close();
  }
}
