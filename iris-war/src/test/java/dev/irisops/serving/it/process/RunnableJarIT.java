package dev.irisops.serving.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.it.Response;
import dev.irisops.serving.it.ServiceClient;
import jakarta.json.JsonObject;
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
    ServiceProcess.Setup setup =
        ServiceProcess.setup()
            .with("WLP_LOGGING_CONSOLE_FORMAT", "JSON")
            .withJvmOption("-Duser.home=" + noHome);
    try (ServiceProcess process = setup.start()) {
      assertThat(process.client().predict(ServiceClient.SETOSA).status()).isEqualTo(200);
      process.client().postWithKey("a-secret-key", "/predict", "{\"a-secret-field\":1}");
      process.await(
          "both are logged",
          () -> accessLog(process).stream().filter(RunnableJarIT::isPredict).count() == 2);

      JsonObject line =
          accessLog(process).stream().filter(RunnableJarIT::isPredict).findFirst().orElseThrow();
      assertThat(line.getString("message")).matches("POST /predict 200 [0-9.]+ ms");
      assertThat(line.getString("ext_http_request_method")).isEqualTo("POST");
      assertThat(line.getString("ext_http_route")).isEqualTo("/predict");
      assertThat(line.getInt("ext_http_response_status_code_int")).isEqualTo(200);
      assertThat(line.getJsonNumber("ext_duration_seconds_float").doubleValue()).isPositive();
      assertThat(process.console()).doesNotContain("a-secret");

      process.terminate();
      assertThat(process.exitCode()).isZero();
      assertThat(process.console()).contains("CWWKE0036I"); // the server has stopped in good order
      assertThat(Files.exists(noHome)).isFalse();
    }
  }

  private static boolean isPredict(JsonObject line) {
    return line.getString("message").contains("/predict");
  }

  private static List<JsonObject> accessLog(ServiceProcess process) {
    return process
        .console()
        .lines()
        .filter(line -> line.startsWith("{") && line.endsWith("}"))
        .map(Response::json)
        .filter(
            line ->
                line.getString("loggerName", line.getString("module", ""))
                    .equals("dev.irisops.access"))
        .toList();
  }
}
