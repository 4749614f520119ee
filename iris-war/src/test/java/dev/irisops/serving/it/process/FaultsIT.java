package dev.irisops.serving.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.it.Response;
import dev.irisops.serving.it.ServiceClient;
import dev.irisops.testkit.Command;
import dev.irisops.testkit.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Faults of the machine below the service, as the table of docs/operations.md lists them. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "faults are made with /proc, prlimit and setpriv")
class FaultsIT {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @Test
  void apiPortTaken_endsTheStartAndNamesThePort() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, LOOPBACK)) {
      assertEndsBecauseOf(
          "iris.http.port",
          taken.getLocalPort(),
          ServiceProcess.setup().at(taken.getLocalPort(), FreePort.next()));
    }
  }

  @Test
  void managementPortTaken_endsTheStartAndNamesThePort() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, LOOPBACK)) {
      assertEndsBecauseOf(
          "iris.management.port",
          taken.getLocalPort(),
          ServiceProcess.setup().at(FreePort.next(), taken.getLocalPort()));
    }
  }

  private static void assertEndsBecauseOf(String setting, int taken, ServiceProcess.Setup setup) {
    try (ServiceProcess process = setup.launch()) {
      assertThat(process.exitCode()).isEqualTo(1);
      assertThat(process.console())
          .contains(
              "The service does not start: %s: expected a port to listen on at localhost, found %d: "
                  .formatted(setting, taken));
    }
  }

  /** Liberty itself needs more than this heap. */
  @Test
  void memoryOut_endsTheProcess() {
    ServiceProcess.Setup setup =
        ServiceProcess.setup()
            .withJvmOption("-XX:+ExitOnOutOfMemoryError")
            .withJvmOption("-Xmx18m");
    try (ServiceProcess process = setup.launch()) {
      assertThat(process.exitCode()).isEqualTo(3);
      assertThat(process.console()).contains(OutOfMemoryError.class.getName());
    }
  }

  @Test
  void unreadableFiles_leaveNoModelAndThePreviousKeys(@TempDir Path folder) throws IOException {
    Path bundle = Files.createDirectory(folder.resolve("bundle"));
    Path keys = Files.writeString(folder.resolve("keys"), "a-key\n");
    forbid(bundle);
    ServiceProcess.Setup setup =
        withoutPrivileges().with("IRIS_MODEL_DIR", bundle).with("IRIS_AUTH_KEY_FILE", keys);
    try (ServiceProcess process = setup.start()) {
      assertServesNothing(process, "model-card.json: no permission to read it");

      forbid(keys);
      process.await(
          "the metric says so", () -> process.client().scrape().value("api_key_file_valid{}") == 0);
      assertThat(process.client().postWithKey("a-key", "/predict", ServiceClient.SETOSA).problem())
          .isEqualTo("no-model"); // and not unauthorized
      assertThat(process.console())
          .containsOnlyOnce(
              "Keeping the previous API keys: iris.auth.key-file: expected a readable file,"
                  + " found no permission to read "
                  + keys);
    }
  }

  @Test
  void modelFolderThatLinksToItself_leavesTheProcessUpWithoutModel(@TempDir Path folder)
      throws IOException {
    Path loop = folder.resolve("loop");
    Files.createSymbolicLink(loop, loop);
    try (ServiceProcess process = ServiceProcess.setup().with("IRIS_MODEL_DIR", loop).start()) {
      assertServesNothing(
          process, "model-card.json: cannot be read: Too many levels of symbolic links");
    }
  }

  private static void assertServesNothing(ServiceProcess process, String reason) {
    Response ready = process.client().management("/health/ready");
    assertThat(ready.status()).isEqualTo(503);
    assertThat(ready.body()).contains(reason);
    assertThat(process.client().scrape().value("model_loaded{}")).isZero();
    assertThat(process.client().management("/health/live").status()).isEqualTo(200);
    assertThat(process.console()).contains("No model is served: " + reason);
  }

  private static void forbid(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
  }

  /** Root may read everything, unless it gives up the capabilities to do so. */
  private static ServiceProcess.Setup withoutPrivileges() {
    return System.getProperty("user.name").equals("root")
        ? ServiceProcess.setup()
            .launchedBy("setpriv", "--bounding-set=-dac_override,-dac_read_search")
        : ServiceProcess.setup();
  }

  @Test
  void diskThatFillsUp_doesNotKeepTheServiceFromAnswering() {
    try (ServiceProcess process = ServiceProcess.setup().start()) {
      ServiceClient service = process.client();
      limitFilesOf(process, "0"); // no file grows from here on: as on a full disk
      String before = process.console();
      for (int i = 0; i < 100; i++) {
        assertThat(service.predict(ServiceClient.SETOSA).status()).isEqualTo(200);
      }
      assertThat(service.management("/health/ready").status()).isEqualTo(200);
      assertThat(service.scrape().value("model_predictions_total{predicted_class=setosa}"))
          .isEqualTo(100);
      assertThat(process.console()).isEqualTo(before);

      limitFilesOf(process, "unlimited");
      process.await(
          "the console is written again",
          () -> {
            service.predict(ServiceClient.SETOSA);
            return process.console().length() > before.length();
          });
      process.terminate();
      assertThat(process.exitCode()).isZero();
    }
  }

  private static void limitFilesOf(ServiceProcess process, String bytes) {
    Command.of("prlimit", "--pid", "" + process.pid(), "--fsize=" + bytes + ":").output();
  }

  @Test
  void fullConsoleAndLogFile_doNotKeepTheServiceFromAnswering(@TempDir Path logs)
      throws IOException {
    Files.createSymbolicLink(logs.resolve("messages.log"), Path.of("/dev/full"));
    ServiceProcess.Setup setup =
        ServiceProcess.setup()
            .with("LOG_DIR", logs)
            .launchedBy("sh", "-c", "exec \"$0\" \"$@\" >/dev/full");
    try (ServiceProcess process = setup.start()) { // from the first line on
      assertThat(process.client().predict(ServiceClient.SETOSA).status()).isEqualTo(200);
      assertThat(process.client().management("/health/ready").status()).isEqualTo(200);
      assertThat(process.console()).contains("TRAS3005E: Failed to write messages to the " + logs);
    }
  }

  @Test
  void logFolderThatCannotBeMade_endsTheStart(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    try (ServiceProcess process =
        ServiceProcess.setup().with("LOG_DIR", file.resolve("logs")).launch()) {
      assertThat(process.exitCode()).isEqualTo(24);
      assertThat(process.console())
          .contains("TRAS0037E", file.resolve("logs").toString(), "CWWKE0005E");
    }
  }

  @Test
  void logFile_canBeTurnedOff(@TempDir Path logs) throws IOException {
    ServiceProcess.Setup setup =
        ServiceProcess.setup()
            .with("LOG_DIR", logs)
            .with("WLP_LOGGING_MESSAGE_FORMAT", "JSON")
            .with("WLP_LOGGING_MESSAGE_SOURCE", "");
    try (ServiceProcess process = setup.start();
        var files = Files.list(logs)) {
      assertThat(process.console()).contains("CWWKZ0001I");
      assertThat(files.map(file -> file.getFileName().toString()).toList())
          .doesNotContain("messages.log");
    }
  }

  @Test
  void extractionFolderThatIsFull_endsTheStart() {
    ServiceProcess.Setup setup =
        ServiceProcess.setup().launchedBy("prlimit", "--fsize=" + (1 << 20)); // a megabyte
    try (ServiceProcess process = setup.launch()) {
      assertThat(process.exitCode()).isNotZero();
      assertThat(process.console()).contains("Failed to extract");
    }
  }
}
