package dev.irisops.serving.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.opentelemetry.api.common.AttributeKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfiguredSdkTest {
  private static ConfiguredSdk start(Map<String, String> properties) {
    return new ConfiguredSdk(
        "1.2.3", new OpenTelemetryVariables(properties), resource -> List.of());
  }

  private static String attribute(String key, Map<String, String> properties) {
    try (ConfiguredSdk sdk = start(properties)) {
      return sdk.resource().orElseThrow().getAttribute(AttributeKey.stringKey(key));
    }
  }

  @Test
  void service_byDefault_isIrisApiInItsVersion() {
    assertThat(attribute("service.name", Map.of())).isEqualTo("iris-api");
    assertThat(attribute("service.version", Map.of())).isEqualTo("1.2.3");
  }

  @Test
  void resourceAttributes_nameTheService() {
    Map<String, String> set =
        Map.of("otel.resource.attributes", "service.name=my%20service,service.version=7,team=a");
    assertThat(attribute("service.name", set)).isEqualTo("my service");
    assertThat(attribute("service.version", set)).isEqualTo("7");
    assertThat(attribute("team", set)).isEqualTo("a");
  }

  @Test
  void serviceName_goesBeforeTheResourceAttribute() {
    assertThat(
            attribute(
                "service.name",
                Map.of(
                    "otel.service.name", "first",
                    "otel.resource.attributes", "service.name=second")))
        .isEqualTo("first");
  }

  @Test
  void emptyVariable_countsAsNotSet() {
    Map<String, String> empty =
        Map.of(
            "otel.service.name", "",
            "otel.metrics.exporter", "",
            "otel.sdk.disabled", "",
            "otel.exporter.otlp.protocol", "nonsense"); // which stops the exporter, if there is one
    assertThat(attribute("service.name", empty)).isEqualTo("iris-api");
  }

  @Test
  void disabledSdk_hasNoResource() {
    try (ConfiguredSdk sdk = start(Map.of("otel.sdk.disabled", "TRUE"))) {
      assertThat(sdk.resource()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          metrics.exporter               | otpl           | OTEL_METRICS_EXPORTER: Unrecognized value for otel.metrics.exporter: otpl
          metrics.exporter               | none,otlp      | OTEL_METRICS_EXPORTER: otel.metrics.exporter contains none along with other exporters
          metric.export.interval         | abc            | 'OTEL_METRIC_EXPORT_INTERVAL: Invalid duration property otel.metric.export.interval=abc. Expected number, found: '
          metric.export.interval         | 5x             | OTEL_METRIC_EXPORT_INTERVAL: Invalid duration property otel.metric.export.interval=5x. Invalid duration string, found: x
          metric.export.interval         | 0              | OTEL_METRIC_EXPORT_INTERVAL: interval must be positive
          exporter.otlp.endpoint         | nonsense       | OTEL_EXPORTER_OTLP_ENDPOINT: OTLP endpoint must be a valid URL: nonsense
          exporter.otlp.metrics.endpoint | localhost:4317 | OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: OTLP endpoint must be a valid URL: localhost:4317
          exporter.otlp.protocol         | http/json      | OTEL_EXPORTER_OTLP_PROTOCOL: Unsupported OTLP metrics protocol: http/json
          exporter.otlp.headers          | secret         | OTEL_EXPORTER_OTLP_HEADERS: Invalid map property: otel.exporter.otlp.headers
          exporter.otlp.certificate      | /none          | OTEL_EXPORTER_OTLP_CERTIFICATE: Invalid OTLP certificate/key path: /none
          traces.exporter                | zipkin         | OTEL_TRACES_EXPORTER: Unrecognized value for otel.traces.exporter: zipkin
          traces.exporter                | none,otlp      | OTEL_TRACES_EXPORTER: otel.traces.exporter contains none along with other exporters
          exporter.otlp.traces.protocol  | thrift         | OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: Unsupported OTLP traces protocol: thrift
          exporter.otlp.compression      | zip            | 'OTEL_EXPORTER_OTLP_COMPRESSION: Unsupported compressionMethod. Compression method must be "none" or one of: [gzip]'
          bsp.max.queue.size             | many           | OTEL_BSP_MAX_QUEUE_SIZE: Invalid value for property otel.bsp.max.queue.size=many. Must be a integer.
          bsp.max.queue.size             | 0              | OTEL_BSP_MAX_QUEUE_SIZE: maxQueueSize must be positive.
          propagators                    | b3             | 'OTEL_PROPAGATORS: Unrecognized value for otel.propagators: b3. Make sure the artifact including the propagator is on the classpath.'
          logs.exporter                  | otlp           | 'OTEL_LOGS_EXPORTER: expected none, because logs go to the console only, found "otlp"'
          logs.exporter                  | console        | 'OTEL_LOGS_EXPORTER: expected none, because logs go to the console only, found "console"'
          config.file                    | /otel.yaml     | 'OTEL_CONFIG_FILE: expected no file, because only variables are read, found "/otel.yaml"'
          experimental.config.file       | /otel.yaml     | 'OTEL_EXPERIMENTAL_CONFIG_FILE: expected no file, because only variables are read, found "/otel.yaml"'
          traces.sampler                 | xray           | 'OTEL_TRACES_SAMPLER: expected one of always_on, always_off, traceidratio, parentbased_always_on, parentbased_always_off, parentbased_traceidratio, found "xray"'
          traces.sampler                 | ALWAYS_ON      | 'OTEL_TRACES_SAMPLER: expected one of always_on, always_off, traceidratio, parentbased_always_on, parentbased_always_off, parentbased_traceidratio, found "ALWAYS_ON"'
          traces.sampler.arg             | 1 %            | 'OTEL_TRACES_SAMPLER_ARG: expected 0 to 1, such as 0.01, found "1 %"'
          traces.sampler.arg             | 1.01           | 'OTEL_TRACES_SAMPLER_ARG: expected 0 to 1, such as 0.01, found "1.01"'
          traces.sampler.arg             | -0.1           | 'OTEL_TRACES_SAMPLER_ARG: expected 0 to 1, such as 0.01, found "-0.1"'
          traces.sampler.arg             | NaN            | 'OTEL_TRACES_SAMPLER_ARG: expected 0 to 1, such as 0.01, found "NaN"'
          resource.attributes            | a              | OTEL_RESOURCE_ATTRIBUTES: Invalid map property: otel.resource.attributes
          """)
  void wrongVariable_isNamed(String property, String value, String message) {
    Map<String, String> properties =
        new TreeMap<>(
            Map.of(
                "otel.metrics.exporter", "otlp",
                "otel.traces.exporter", "otlp",
                "otel.exporter.otlp.protocol", "http/protobuf"));
    properties.put("otel." + property, value);
    assertThatIllegalArgumentException().isThrownBy(() -> start(properties)).withMessage(message);
  }
}
