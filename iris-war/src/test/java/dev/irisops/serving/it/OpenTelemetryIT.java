package dev.irisops.serving.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** {@code OTEL_*} variables work as OpenTelemetry documents them, beside {@code /metrics}. */
class OpenTelemetryIT {
  @Test
  void otlp_besidePrometheus_sendsTheSameMetrics() throws IOException {
    Queue<String> received = new ConcurrentLinkedQueue<>();
    HttpServer collector = collector(received);
    RunningJar.Setup setup =
        RunningJar.setup()
            .with("OTEL_METRICS_EXPORTER", "otlp")
            .with("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
            .with(
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                "http://localhost:" + collector.getAddress().getPort())
            .with("OTEL_METRIC_EXPORT_INTERVAL", 500)
            .with("OTEL_SERVICE_NAME", "iris-under-test")
            .with("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=test,service.version=7");
    try (RunningJar jar = setup.start()) {
      jar.await(
          "metrics arrive",
          () -> received.stream().anyMatch(request -> request.contains("model_loaded")));

      assertThat(received)
          .anySatisfy(
              request ->
                  assertThat(request)
                      .startsWith("/v1/metrics ")
                      .contains(
                          "iris-under-test",
                          "deployment.environment.name",
                          "model_predictions",
                          "model_confidence"));
      assertThat(jar.service().scrape().family("target_info").getMetrics().get(0).getLabels())
          .containsEntry("service_name", "iris-under-test")
          .containsEntry("service_version", "7")
          .containsEntry("deployment_environment_name", "test");
    } finally {
      collector.stop(0);
    }
  }

  /** Keeps what is posted; protobuf writes strings as they are, so names can be looked for. */
  private static HttpServer collector(Queue<String> received) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          received.add(
              exchange.getRequestURI() + " " + new String(body, StandardCharsets.ISO_8859_1));
          exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return server;
  }
}
