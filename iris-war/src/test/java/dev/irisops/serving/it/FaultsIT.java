package dev.irisops.serving.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the service does when what it stands on fails; docs/operations.md says it in a table. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "faults are made with /proc, prlimit and setpriv")
class FaultsIT {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @Test
  void apiPortTaken_endsTheStartAndNamesThePort() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, LOOPBACK)) {
      assertEndsBecauseOf("iris.http.port", taken.getLocalPort(), taken.getLocalPort(), freePort());
    }
  }

  @Test
  void managementPortTaken_endsTheStartAndNamesThePort() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, LOOPBACK)) {
      assertEndsBecauseOf(
          "iris.management.port", taken.getLocalPort(), freePort(), taken.getLocalPort());
    }
  }

  private static void assertEndsBecauseOf(String setting, int taken, int api, int management) {
    try (RunningJar jar = RunningJar.setup().at(new Service(api, management)).launch()) {
      assertThat(jar.exitCode()).isEqualTo(1);
      assertThat(jar.console())
          .contains(
              "The service does not start: %s: expected a port to listen on at localhost, found %d: "
                  .concat("Address already in use")
                  .formatted(setting, taken));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void memoryOut_endsTheProcess() {
    assertEndsWhenMemoryIsOut(
        greedy().withJvmOption("-XX:+ExitOnOutOfMemoryError"),
        "Terminating due to java.lang.OutOfMemoryError");
  }

  /** Little memory, and limits that let one request ask for more than there is. */
  private static RunningJar.Setup greedy() {
    return RunningJar.setup()
        .withJvmOption("-Xmx128m")
        .with("IRIS_MAX_BODY_BYTES", 1 << 30)
        .with("IRIS_BATCH_MAX_ROWS", 1 << 30);
  }

  private static void assertEndsWhenMemoryIsOut(RunningJar.Setup setup, String message) {
    String batch = "[" + (Service.SETOSA + ",").repeat(2_000_000) + Service.SETOSA + "]"; // 160 MB
    try (RunningJar jar = setup.start()) {
      try {
        jar.service().post("/predict/batch", batch);
      } catch (UncheckedIOException e) {
        // the process is gone, or going
      }
      assertThat(jar.exitCode()).isEqualTo(3);
      assertThat(jar.console()).contains(message);
    }
  }

  @Test
  void unreadableFiles_leaveNoModelAndTheKeysOfBefore(@TempDir Path folder) throws IOException {
    Path bundle = Files.createDirectory(folder.resolve("bundle"));
    Path keys = Files.writeString(folder.resolve("keys"), "a-key\n");
    forbid(bundle);
    RunningJar.Setup setup =
        withoutPrivileges().with("IRIS_MODEL_DIR", bundle).with("IRIS_AUTH_KEY_FILE", keys);
    try (RunningJar jar = setup.start()) {
      assertServesNothing(jar, bundle.resolve("model-card.json") + ": no permission to read it");

      forbid(keys);
      jar.await(
          "the metric tells", () -> jar.service().scrape().value("api_key_file_valid{}") == 0);
      assertThat(jar.service().postWithKey("a-key", "/predict", Service.SETOSA).problem())
          .isEqualTo("no-model"); // and not unauthorized
      assertThat(jar.console())
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
    try (RunningJar jar = RunningJar.setup().with("IRIS_MODEL_DIR", loop).start()) {
      assertServesNothing(
          jar,
          loop.resolve("model-card.json") + ": cannot be read: Too many levels of symbolic links");
    }
  }

  private static void assertServesNothing(RunningJar jar, String reason) {
    Answer ready = jar.service().management("/health/ready");
    assertThat(ready.status()).isEqualTo(503);
    assertThat(ready.body()).contains(reason);
    assertThat(jar.service().scrape().value("model_loaded{}")).isZero();
    assertThat(jar.service().management("/health/live").status()).isEqualTo(200);
    assertThat(jar.console()).contains("No model is served: " + reason);
  }

  private static void forbid(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
  }

  /** Root may read what nobody may, unless it gives up the capabilities to do so. */
  private static RunningJar.Setup withoutPrivileges() {
    return System.getProperty("user.name").equals("root")
        ? RunningJar.setup().launchedBy("setpriv", "--bounding-set=-dac_override,-dac_read_search")
        : RunningJar.setup();
  }

  @Test
  void diskThatFillsUp_doesNotKeepTheServiceFromAnswering() throws Exception {
    try (RunningJar jar = RunningJar.setup().start()) {
      Service service = jar.service();
      limitFilesOf(jar, "0"); // no file grows from here on: as on a full disk
      String before = jar.console();
      for (int i = 0; i < 100; i++) {
        assertThat(service.predict(Service.SETOSA).status()).isEqualTo(200);
      }
      assertThat(service.management("/health/ready").status()).isEqualTo(200);
      assertThat(service.scrape().value("model_predictions_total{predicted_class=setosa}"))
          .isEqualTo(100);
      assertThat(jar.console()).isEqualTo(before);

      limitFilesOf(jar, "unlimited");
      jar.await(
          "the console is written again",
          () -> {
            service.predict(Service.SETOSA);
            return jar.console().length() > before.length();
          });
      jar.terminate();
      assertThat(jar.exitCode()).isZero();
    }
  }

  private static void limitFilesOf(RunningJar jar, String bytes) throws Exception {
    Process prlimit =
        new ProcessBuilder("prlimit", "--pid", "" + jar.pid(), "--fsize=" + bytes + ":")
            .inheritIO()
            .start();
    assertThat(prlimit.waitFor()).isZero();
  }

  @Test
  void fullConsoleAndLogFile_doNotKeepTheServiceFromAnswering(@TempDir Path logs)
      throws IOException {
    Files.createSymbolicLink(logs.resolve("messages.log"), Path.of("/dev/full"));
    RunningJar.Setup setup =
        RunningJar.setup()
            .with("LOG_DIR", logs)
            .launchedBy("sh", "-c", "exec \"$0\" \"$@\" >/dev/full");
    try (RunningJar jar = setup.start()) { // from the first line on
      assertThat(jar.service().predict(Service.SETOSA).status()).isEqualTo(200);
      assertThat(jar.service().management("/health/ready").status()).isEqualTo(200);
      assertThat(jar.console()).contains("TRAS3005E: Failed to write messages to the " + logs);
    }
  }

  @Test
  void logFolderThatCannotBeMade_endsTheStart(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    try (RunningJar jar = RunningJar.setup().with("LOG_DIR", file.resolve("logs")).launch()) {
      assertThat(jar.exitCode()).isEqualTo(24);
      assertThat(jar.console())
          .contains("TRAS0037E", file.resolve("logs").toString(), "CWWKE0005E");
    }
  }

  @Test
  void logFile_canBeTurnedOff(@TempDir Path logs) throws IOException {
    RunningJar.Setup setup =
        RunningJar.setup()
            .with("LOG_DIR", logs)
            .with("WLP_LOGGING_MESSAGE_FORMAT", "JSON")
            .with("WLP_LOGGING_MESSAGE_SOURCE", "");
    try (RunningJar jar = setup.start();
        var files = Files.list(logs)) {
      assertThat(jar.console()).contains("CWWKZ0001I");
      assertThat(files.map(file -> file.getFileName().toString()).toList())
          .doesNotContain("messages.log");
    }
  }

  @Test
  void extractionFolderThatIsFull_endsTheStart() {
    RunningJar.Setup setup =
        RunningJar.setup().launchedBy("prlimit", "--fsize=" + (1 << 20)); // a megabyte
    try (RunningJar jar = setup.launch()) {
      assertThat(jar.exitCode()).isNotZero();
      assertThat(jar.console()).contains("File too large");
    }
  }
}
