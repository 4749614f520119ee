package dev.irisops.serving.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.it.ServiceClient;
import dev.irisops.testkit.FreePort;
import dev.irisops.testkit.Program;
import dev.irisops.testkit.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spans in a real OpenTelemetry Collector, which takes minutes to build. */
@EnabledIf(
    value = "isBuilt",
    disabledReason = "to get a collector: scripts/build-otel-collector .tools/otel-collector")
class CollectorIT {
  private static final Path PROGRAM =
      Path.of("..", ".tools", "otel-collector", "bin", "otel-collector");

  @TempDir Path folder;

  static boolean isBuilt() {
    return Files.isExecutable(PROGRAM);
  }

  @ParameterizedTest
  @CsvSource({"grpc, gzip", "http/protobuf, none"})
  void spans_areReceived(String protocol, String compression) throws IOException {
    int port = FreePort.next();
    Path received = folder.resolve("spans.json");
    try (Program collector = collector(protocol, port, received);
        ServiceProcess process =
            ServiceProcess.setup()
                .with("OTEL_TRACES_EXPORTER", "otlp")
                .with("OTEL_EXPORTER_OTLP_PROTOCOL", protocol)
                .with("OTEL_EXPORTER_OTLP_COMPRESSION", compression)
                .with("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:" + port)
                .with("OTEL_BSP_SCHEDULE_DELAY", 100)
                .start()) {
      collector.await("it is ready", () -> collector.console().contains("Everything is ready"));
      process.client().predict(ServiceClient.SETOSA);
      Waiting.untilAsserted(
          () ->
              assertThat(text(received))
                  .contains(
                      "\"name\":\"POST /predict\"",
                      "\"name\":\"read\"",
                      "\"name\":\"parse\"",
                      "\"name\":\"predict\"",
                      "\"name\":\"write\"",
                      "\"stringValue\":\"iris-api\""));
    }
  }

  private Program collector(String protocol, int port, Path received) throws IOException {
    Path configuration =
        Files.writeString(
            folder.resolve("collector.yaml"),
            """
            receivers:
              otlp: { protocols: { %s: { endpoint: "localhost:%d" } } }
            exporters:
              file: { path: "%s", flush_interval: 100ms }
            service:
              telemetry: { metrics: { level: none } }
              pipelines:
                traces: { receivers: [otlp], exporters: [file] }
            """
                .formatted(protocol.split("/")[0], port, received));
    return Program.start(
        new ProcessBuilder(PROGRAM.toString(), "--config", configuration.toString())
            .redirectErrorStream(true),
        folder);
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
