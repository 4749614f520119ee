package dev.irisops.serving.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.testkit.HttpListener;
import dev.irisops.testkit.Waiting;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** {@code OTEL_*} variables work as OpenTelemetry documents them, beside {@code /metrics}. */
class OpenTelemetryIT {
  @Test
  void otlp_besidePrometheus_sendsTheSameMetrics() {
    Queue<String> received = new ConcurrentLinkedQueue<>(); // protobuf has strings as they are
    try (HttpListener collector =
            HttpListener.receiving((path, body) -> received.add(path + " " + body));
        ServiceProcess process =
            ServiceProcess.setup()
                .with("OTEL_METRICS_EXPORTER", "otlp")
                .with("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
                .with("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:" + collector.port())
                .with("OTEL_METRIC_EXPORT_INTERVAL", 500)
                .with("OTEL_SERVICE_NAME", "iris-under-test")
                .with(
                    "OTEL_RESOURCE_ATTRIBUTES",
                    "deployment.environment.name=test,service.version=7")
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

      assertThat(process.client().scrape().family("target_info").getMetrics().get(0).getLabels())
          .containsEntry("service_name", "iris-under-test")
          .containsEntry("service_version", "7")
          .containsEntry("deployment_environment_name", "test");
    }
  }
}
