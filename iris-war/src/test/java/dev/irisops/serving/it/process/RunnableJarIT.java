package dev.irisops.serving.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.it.Response;
import dev.irisops.serving.it.Scrape;
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

  @Test
  void warmUp_isNeitherCountedNorLogged() {
    try (ServiceProcess process = ServiceProcess.setup().with("IRIS_WARM_UP", 40).start()) {
      process.await("it is ready", process.client()::isReady);

      assertThat(process.console())
          .containsPattern("Warmed up with 40 requests in [0-9,]+ ms")
          .doesNotContain("POST /predict");
      Scrape scrape = process.client().scrape();
      assertThat(scrape.value("model_predictions_total{predicted_class=setosa}")).isZero();
      assertThat(
              scrape.value(
                  "http_request_duration_seconds{http_request_method=POST,"
                      + " http_response_status_code=200, http_route=/predict}"))
          .isZero();
      assertThat(process.client().predict(ServiceClient.SETOSA).status()).isEqualTo(200);
    }
  }

  @Test
  void folderThatItUnpackedTo_servesTheNextStartAndOneProcessAtATime(@TempDir Path folder) {
    ServiceProcess.Setup setup =
        ServiceProcess.setup().with("WLP_JAR_EXTRACT_DIR", folder.resolve("server"));
    for (String moment : List.of("Extracting", "CWWKE0001I", "CWWKZ0018I")) {
      try (ServiceProcess process = setup.launch()) {
        process.await(moment, () -> process.console().contains(moment));
        process.kill();
      }
    }

    try (ServiceProcess process = setup.start()) {
      assertThat(process.client().predict(ServiceClient.SETOSA).status()).isEqualTo(200);
      try (ServiceProcess second = setup.launch()) {
        assertThat(second.exitCode()).isEqualTo(4);
        assertThat(second.console())
            .contains(
                "The service does not start: WLP_JAR_EXTRACT_DIR: another process uses "
                    + folder.resolve("server"));
      }
      process.kill();
    }

    try (ServiceProcess process = setup.start()) {
      assertThat(process.client().predict(ServiceClient.SETOSA).status()).isEqualTo(200);
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
