package dev.irisops.serving.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings by environment variables: what they do, and how a wrong one ends the start. */
class SettingsIT {
  @Test
  void authRequired_withoutKeyFile_endsTheStart() {
    assertRefused(
        RunningJar.setup().with("IRIS_AUTH_REQUIRED", true),
        "iris.auth.key-file: expected a file of API keys, because iris.auth.required is true,"
            + " found nothing");
  }

  @Test
  void authRequired_withEmptyKeyFile_endsTheStart(@TempDir Path folder) throws IOException {
    Path keys = Files.writeString(folder.resolve("keys"), "# none yet\n\n");

    assertRefused(
        RunningJar.setup().with("IRIS_AUTH_REQUIRED", true).with("IRIS_AUTH_KEY_FILE", keys),
        "iris.auth.key-file: expected one API key a line, found none in " + keys);
  }

  @Test
  void unknownExporter_endsTheStart() {
    assertRefused(
        RunningJar.setup().with("OTEL_METRICS_EXPORTER", "nonsense"),
        "OTEL_* variables: Unrecognized value for otel.metrics.exporter: nonsense");
  }

  @Test
  void reloadInterval_thatIsNoDuration_endsTheStart() {
    assertRefused(
        RunningJar.setup().with("IRIS_MODEL_RELOAD_INTERVAL", "5s"),
        "iris.model.reload-interval: expected seconds such as 5 or 0.5, found \"5s\"");
  }

  private static void assertRefused(RunningJar.Setup setup, String message) {
    try (RunningJar jar = setup.launch()) {
      assertThat(jar.exitCode()).isNotZero();
      assertThat(jar.console()).contains("The service does not start: " + message);
    }
  }

  @Test
  void keyFile_isReadAgainWhenItChanges(@TempDir Path folder) throws IOException {
    Path keys = Files.writeString(folder.resolve("keys"), "first-key\r\n\n# old\nsecond-key");
    RunningJar.Setup setup =
        RunningJar.setup()
            .with("IRIS_AUTH_REQUIRED", true)
            .with("IRIS_AUTH_KEY_FILE", keys)
            .with("IRIS_BATCH_MAX_ROWS", 1)
            .with("IRIS_MAX_BODY_BYTES", 200);
    try (RunningJar jar = setup.start()) {
      assertThat(status(jar, "first-key")).isEqualTo(200);
      assertThat(status(jar, "second-key")).isEqualTo(200);
      assertThat(status(jar, "dev")).isEqualTo(401);

      Files.writeString(keys, "third-key\n");
      jar.await("the new key is known", () -> status(jar, "third-key") == 200);
      assertThat(status(jar, "first-key")).isEqualTo(401);

      Files.delete(keys);
      jar.await(
          "the missing file is noticed",
          () -> {
            status(jar, "third-key");
            return jar.console().contains("Keeping the previous API keys");
          });
      assertThat(status(jar, "third-key")).isEqualTo(200);
      assertThat(jar.service().scrape().value("api_key_file_valid{}")).isZero();

      Files.writeString(keys, "third-key\n");
      jar.await(
          "the file is used again",
          () -> jar.service().scrape().value("api_key_file_valid{}") == 1);

      assertThat(
              jar.service()
                  .postWithKey(
                      "third-key",
                      "/predict/batch",
                      "[" + Service.SETOSA + "," + Service.SETOSA + "]")
                  .json()
                  .getString("detail"))
          .isEqualTo("expected at most 1 rows, found more");
      assertThat(
              jar.service()
                  .postWithKey("third-key", "/predict", " ".repeat(201))
                  .json()
                  .getString("detail"))
          .isEqualTo("expected at most 200 bytes, found more");
      assertThat(jar.console()).doesNotContain("third-key", "first-key");
    }
  }

  private static int status(RunningJar jar, String key) {
    return jar.service().postWithKey(key, "/predict", Service.SETOSA).status();
  }
}
