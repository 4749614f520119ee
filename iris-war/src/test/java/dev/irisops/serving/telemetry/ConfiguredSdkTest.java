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
          metric.export.interval         | 0              | one of OTEL_EXPORTER_OTLP_PROTOCOL, OTEL_METRIC_EXPORT_INTERVAL, OTEL_METRICS_EXPORTER: interval must be positive
          exporter.otlp.endpoint         | nonsense       | OTEL_EXPORTER_OTLP_ENDPOINT: OTLP endpoint must be a valid URL: nonsense
          exporter.otlp.metrics.endpoint | localhost:4317 | OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: OTLP endpoint must be a valid URL: localhost:4317
          exporter.otlp.protocol         | http/json      | OTEL_EXPORTER_OTLP_PROTOCOL: Unsupported OTLP metrics protocol: http/json
          exporter.otlp.headers          | secret         | OTEL_EXPORTER_OTLP_HEADERS: Invalid map property: otel.exporter.otlp.headers
          exporter.otlp.certificate      | /none          | OTEL_EXPORTER_OTLP_CERTIFICATE: Invalid OTLP certificate/key path: /none
          resource.attributes            | a              | OTEL_RESOURCE_ATTRIBUTES: Invalid map property: otel.resource.attributes
          """)
  void wrongVariable_isNamed(String property, String value, String message) {
    Map<String, String> properties =
        new TreeMap<>(
            Map.of(
                "otel.metrics.exporter", "otlp", "otel.exporter.otlp.protocol", "http/protobuf"));
    properties.put("otel." + property, value);
    assertThatIllegalArgumentException().isThrownBy(() -> start(properties)).withMessage(message);
  }
}
