package dev.irisops.serving.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.it.ServiceClient;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings by environment variables: their effect, and the end of the start if one is wrong. */
class SettingsIT {
  @Test
  void authRequired_withoutKeyFile_endsTheStart() {
    assertRefused(
        ServiceProcess.setup().with("IRIS_AUTH_REQUIRED", true),
        "iris.auth.key-file: expected a file of API keys, because iris.auth.required is true,"
            + " found nothing");
  }

  @Test
  void authRequired_withEmptyKeyFile_endsTheStart(@TempDir Path folder) throws IOException {
    Path keys = Files.writeString(folder.resolve("keys"), "# none yet\n\n");

    assertRefused(
        ServiceProcess.setup().with("IRIS_AUTH_REQUIRED", true).with("IRIS_AUTH_KEY_FILE", keys),
        "iris.auth.key-file: expected one API key a line, found none in " + keys);
  }

  @Test
  void unknownExporter_endsTheStart() {
    assertRefused(
        ServiceProcess.setup().with("OTEL_METRICS_EXPORTER", "nonsense"),
        "OTEL_METRICS_EXPORTER: Unrecognized value for otel.metrics.exporter: nonsense");
  }

  @Test
  void reloadInterval_thatIsInvalid_endsTheStart() {
    assertRefused(
        ServiceProcess.setup().with("IRIS_MODEL_RELOAD_INTERVAL", "5s"),
        "iris.model.reload-interval: expected seconds such as 5 or 0.5, found \"5s\"");
  }

  @Test
  void connections_thatDoNotFitIntoTheHeap_endTheStart() {
    assertRefused(
        ServiceProcess.setup()
            .withJvmOption("-Xmx128m")
            .withJvmOption("-XX:+UseG1GC") // others offer less of it
            .with("IRIS_MAX_CONNECTIONS", 12_000),
        "iris.max-connections: expected at most 256 with a heap of 134217728 bytes, found 12000,"
            + " which needs 98304000 bytes of 2097152");
  }

  private static void assertRefused(ServiceProcess.Setup setup, String message) {
    try (ServiceProcess process = setup.launch()) {
      assertThat(process.exitCode()).isNotZero();
      assertThat(process.console()).contains("The service does not start: " + message);
    }
  }

  @Test
  void keyFile_isReadAgainWhenItChanges(@TempDir Path folder) throws IOException {
    Path keys = Files.writeString(folder.resolve("keys"), "first-key\r\n\n# old\nsecond-key");
    ServiceProcess.Setup setup =
        ServiceProcess.setup()
            .with("IRIS_AUTH_REQUIRED", true)
            .with("IRIS_AUTH_KEY_FILE", keys)
            .with("IRIS_BATCH_MAX_ROWS", 1)
            .with("IRIS_MAX_BODY_BYTES", 200);
    try (ServiceProcess process = setup.start()) {
      assertThat(status(process, "first-key")).isEqualTo(200);
      assertThat(status(process, "second-key")).isEqualTo(200);
      assertThat(status(process, "dev")).isEqualTo(401);
      assertThat(process.client().get("/openapi").problem()).isEqualTo("not-found");
      assertThat(process.client().get("/openapi/ui").problem()).isEqualTo("not-found");
      assertThat(process.client().management("/openapi").status()).isEqualTo(200);

      replace(keys, "third-key\n");
      process.await("the new key is known", () -> status(process, "third-key") == 200);
      assertThat(status(process, "first-key")).isEqualTo(401);

      Files.delete(keys);
      process.await("the missing file is noticed", () -> !isKeyFileValid(process));
      assertThat(process.console()).contains("Keeping the previous API keys: ");
      assertThat(status(process, "third-key")).isEqualTo(200);

      replace(keys, "third-key\n");
      process.await("the file is used again", () -> isKeyFileValid(process));

      assertThat(
              process
                  .client()
                  .postWithKey(
                      "third-key",
                      "/predict/batch",
                      "[" + ServiceClient.SETOSA + "," + ServiceClient.SETOSA + "]")
                  .json()
                  .getString("detail"))
          .isEqualTo("expected at most 1 rows, found more");
      assertThat(
              process
                  .client()
                  .postWithKey("third-key", "/predict", " ".repeat(201))
                  .json()
                  .getString("detail"))
          .isEqualTo("expected at most 200 bytes, found more");
      assertThat(process.console()).doesNotContain("third-key", "first-key");
    }
  }

  @Test
  void key_inUtf8BetweenBlanks_isKnown(@TempDir Path folder) throws IOException {
    Path keys = Files.writeString(folder.resolve("keys"), " clé\t\r\n\tключ 🔑 ");
    try (ServiceProcess process = ServiceProcess.setup().with("IRIS_AUTH_KEY_FILE", keys).start()) {
      assertThat(modelFor(process, "clé", StandardCharsets.UTF_8)).startsWith("HTTP/1.1 200 ");
      assertThat(modelFor(process, "ключ 🔑", StandardCharsets.UTF_8)).startsWith("HTTP/1.1 200 ");
      assertThat(modelFor(process, "clé", StandardCharsets.ISO_8859_1)).startsWith("HTTP/1.1 401 ");
      assertThat(modelFor(process, "ключ", StandardCharsets.UTF_8)).startsWith("HTTP/1.1 401 ");
    }
  }

  /** Returns the answer of {@code GET /model} to a key that no HTTP client would send. */
  private static String modelFor(ServiceProcess process, String key, Charset charset) {
    return process
        .client()
        .raw(
            "GET /model HTTP/1.1\r\nHost: localhost:%d\r\nX-API-Key: \t %s \t\r\nConnection: close\r\n\r\n"
                .formatted(
                    process.client().apiPort(),
                    new String(key.getBytes(charset), StandardCharsets.ISO_8859_1)));
  }

  /** Replaces a file atomically, so that nobody reads half of it. */
  private static void replace(Path file, String text) throws IOException {
    Path next = Files.writeString(file.resolveSibling("next"), text);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static boolean isKeyFileValid(ServiceProcess process) {
    return process.client().scrape().value("api_key_file_valid{}") == 1;
  }

  private static int status(ServiceProcess process, String key) {
    return process.client().postWithKey(key, "/predict", ServiceClient.SETOSA).status();
  }
}
