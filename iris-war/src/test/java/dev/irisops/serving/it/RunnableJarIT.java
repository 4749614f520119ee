package dev.irisops.serving.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code java -jar iris-api.jar} as in a container: JSON logs, no writable home, ended by SIGTERM.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM")
class RunnableJarIT {
  @Test
  void asInAContainer_logsJsonNeedsNoHomeAndEndsOnSigterm(@TempDir Path folder) {
    Path noHome = folder.resolve("no-such-home");
    RunningJar.Setup setup =
        RunningJar.setup()
            .with("WLP_LOGGING_CONSOLE_FORMAT", "JSON")
            .withJvmOption("-Duser.home=" + noHome);
    try (RunningJar jar = setup.start()) {
      assertThat(jar.service().predict(Service.SETOSA).status()).isEqualTo(200);
      jar.service().postWithKey("a-secret-key", "/predict", "{\"a-secret-field\":1}");
      jar.await(
          "both are logged",
          () -> accessLog(jar).stream().filter(RunnableJarIT::isPredict).count() == 2);

      JsonObject line =
          accessLog(jar).stream().filter(RunnableJarIT::isPredict).findFirst().orElseThrow();
      assertThat(line.getString("message")).matches("POST /predict 200 [0-9.]+ ms");
      assertThat(line.getString("ext_http_request_method")).isEqualTo("POST");
      assertThat(line.getString("ext_http_route")).isEqualTo("/predict");
      assertThat(line.getInt("ext_http_response_status_code_int")).isEqualTo(200);
      assertThat(line.getJsonNumber("ext_duration_seconds_float").doubleValue()).isPositive();
      assertThat(jar.console()).doesNotContain("a-secret");

      jar.terminate();
      assertThat(jar.exitCode()).isZero();
      assertThat(jar.console()).contains("CWWKE0036I"); // the server has stopped in good order
      assertThat(Files.exists(noHome)).isFalse();
    }
  }

  private static boolean isPredict(JsonObject line) {
    return line.getString("message").contains("/predict");
  }

  private static List<JsonObject> accessLog(RunningJar jar) {
    return jar.console()
        .lines()
        .filter(line -> line.startsWith("{") && line.endsWith("}"))
        .map(RunnableJarIT::parse)
        .filter(
            line ->
                line.getString("loggerName", line.getString("module", ""))
                    .equals("dev.irisops.access"))
        .toList();
  }

  private static JsonObject parse(String line) {
    try (JsonReader reader = Json.createReader(new StringReader(line))) {
      return reader.readObject();
    }
  }
}
