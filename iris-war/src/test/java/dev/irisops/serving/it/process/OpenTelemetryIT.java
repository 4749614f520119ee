package dev.irisops.serving.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.it.Response;
import dev.irisops.serving.it.Scrape;
import dev.irisops.serving.it.ServiceClient;
import dev.irisops.testkit.HttpListener;
import dev.irisops.testkit.Waiting;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** {@code OTEL_*} variables work as OpenTelemetry documents them, beside {@code /metrics}. */
class OpenTelemetryIT {
  @Test
  void otlp_besidePrometheus_sendsTheSameMetrics() {
    Queue<String> received = new ConcurrentLinkedQueue<>(); // protobuf has strings as they are
    try (HttpListener collector =
            HttpListener.receivingBytes((path, body) -> received.add(path + " " + latin1(body)));
        ServiceProcess process =
            ServiceProcess.setup()
                .with("OTEL_METRICS_EXPORTER", "otlp")
                .with("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
                .with("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:" + collector.port())
                .with("OTEL_METRIC_EXPORT_INTERVAL", 500)
                .with(
                    "OTEL_RESOURCE_ATTRIBUTES",
                    "deployment.environment.name=test,service.version=7,service.name=iris-under-test")
                .start()) {
      Waiting.untilAsserted(
          () ->
              assertThat(received)
                  .anySatisfy(
                      request ->
                          assertThat(request)
                              .startsWith("/v1/metrics ")
                              .contains(
                                  "iris-under-test",
                                  "deployment.environment.name",
                                  "model_loaded",
                                  "model_predictions",
                                  "model_confidence")));

      assertThat(received)
          .as("traces are off")
          .allMatch(request -> request.startsWith("/v1/metrics "));
      assertConventions(received.element());
      assertOnlyOwnMetrics(process.client().scrape());
    }
  }

  /** The name, attributes and buckets of OpenTelemetry's semantic conventions, and no others. */
  private static void assertConventions(String otlp) {
    assertThat(otlp)
        .contains(
            "http.server.request.duration",
            "http.request.method",
            "http.route",
            "http.response.status_code",
            "url.scheme",
            "error.type",
            doubles(.001, .0025, .005, .01, .025, .05, .075, .1, .25, .5, .75, 1, 2.5, 5, 7.5, 10))
        .doesNotContain("http_request_duration", "http_request_method", "http_route");
  }

  /** Returns numbers as a packed field of protobuf has them. */
  private static String doubles(double... numbers) {
    ByteBuffer bytes =
        ByteBuffer.allocate(numbers.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(numbers);
    return latin1(bytes.array());
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** The exporter measures itself too, but without HELP. */
  private static void assertOnlyOwnMetrics(Scrape scrape) {
    assertThat(scrape.family("target_info").getMetrics().get(0).getLabels())
        .containsEntry("service_name", "iris-under-test")
        .containsEntry("service_version", "7")
        .containsEntry("deployment_environment_name", "test");
    assertThat(scrape.families())
        .allSatisfy(family -> assertThat(family.getHelp()).as(family.getName()).isNotBlank())
        .noneMatch(family -> family.getName().matches("ot(el|lp)_.*"));
  }

  @Test
  void disabledSdk_leavesNoMetricsAndSaysSo() {
    try (ServiceProcess process = ServiceProcess.setup().with("OTEL_SDK_DISABLED", true).launch()) {
      process.await("the service is ready", () -> process.client().isReady());
      process.await("the API answers", () -> answers(process.client()));

      Response metrics = process.client().get("/metrics");
      assertThat(metrics.status()).isEqualTo(404);
      assertThat(metrics.problem()).isEqualTo("not-found");
      assertThat(metrics.json().getString("detail"))
          .isEqualTo("the metrics are turned off: OTEL_SDK_DISABLED is true");
    }
  }

  private static boolean answers(ServiceClient service) {
    try {
      return service.get("/metrics").status() > 0;
    } catch (UncheckedIOException e) {
      return false;
    }
  }
}
