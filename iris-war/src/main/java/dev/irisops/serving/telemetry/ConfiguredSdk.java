package dev.irisops.serving.telemetry;

import dev.irisops.serving.tracing.Tracing;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.metrics.export.MetricProducer;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * OpenTelemetry's SDK as the {@code OTEL_*} variables configure it: the resource, and the exporters
 * beside {@code /metrics}.
 */
final class ConfiguredSdk implements AutoCloseable {
  /** OpenTelemetry's own defaults would send everything by OTLP to a collector on localhost. */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "otel.service.name", "iris-api",
          "otel.metrics.exporter", "none",
          "otel.traces.exporter", "none",
          "otel.logs.exporter", "none",
          "otel.propagators", "tracecontext"); // the service calls nobody, so baggage goes nowhere

  /** How long the end of the process may wait for a collector that does not answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Resource service;
  private final OpenTelemetrySdk sdk;
  private Optional<Resource> resource = Optional.empty(); // until the SDK asks for it
  private boolean sendsSpans; // once the SDK has set up an exporter

  /**
   * Starts the SDK.
   *
   * @param version the value of {@code service.version}, unless {@code OTEL_RESOURCE_ATTRIBUTES}
   *     names another
   * @param metrics the metrics that the exporters send
   * @throws IllegalArgumentException if a variable has a value that is wrong or not supported; the
   *     message names it
   */
  ConfiguredSdk(String version, OpenTelemetryVariables variables, MetricProducer metrics) {
    variables.check();
    ExportFailures.install();
    service = Resource.create(Attributes.of(AttributeKey.stringKey("service.version"), version));
    try {
      sdk =
          AutoConfiguredOpenTelemetrySdk.builder()
              .setServiceClassLoader(ConfiguredSdk.class.getClassLoader())
              .disableShutdownHook() // because the WAR can end before the JVM does
              .addPropertiesCustomizer(properties -> variables.properties())
              .addPropertiesCustomizer(ConfiguredSdk::defaults)
              .addResourceCustomizer(this::describe)
              .addMeterProviderCustomizer(
                  (provider, properties) -> provider.registerMetricProducer(metrics))
              .addSpanProcessorCustomizer(this::note)
              .build()
              .getOpenTelemetrySdk();
    } catch (ConfigurationException e) {
      throw new IllegalArgumentException(variables.explain(e), e);
    }
  }

  /** A variable that is empty counts as not set. */
  private static Map<String, String> defaults(ConfigProperties properties) {
    Map<String, String> defaults = new HashMap<>(DEFAULTS);
    defaults.keySet().removeIf(name -> !properties.getString(name, "").isBlank());
    if (properties.getMap("otel.resource.attributes").containsKey("service.name")) {
      defaults.remove("otel.service.name");
    }
    return defaults;
  }

  private Resource describe(Resource found, ConfigProperties properties) {
    Resource described = service.merge(found);
    if (!properties.getBoolean("otel.sdk.disabled", false)) {
      resource = Optional.of(described);
    }
    return described;
  }

  private SpanProcessor note(SpanProcessor processor, ConfigProperties properties) {
    sendsSpans = true;
    return processor;
  }

  /** Returns what traces requests; without an exporter of traces, it makes no spans. */
  Tracing tracing() {
    CallerTracing callers = new CallerTracing(sdk.getPropagators().getTextMapPropagator());
    return sendsSpans
        ? new OpenTelemetryTracing(callers, sdk.getTracer("dev.irisops.serving"))
        : callers;
  }

  /** Returns the service that is measured; empty if the SDK is disabled. */
  Optional<Resource> resource() {
    return resource;
  }

  /** Sends the metrics and spans that are not sent yet, and ends the threads of the SDK. */
  @Override
  public void close() {
    sdk.shutdown().join(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
