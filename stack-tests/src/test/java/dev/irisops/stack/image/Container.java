package dev.irisops.stack.image;

import dev.irisops.stack.image.Isolation.Volume;
import dev.irisops.stack.tool.Repository;
import dev.irisops.testkit.Waiting;
import dev.irisops.testkit.WorkFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A process in the files of an image, with its settings and no others. */
final class Container implements AutoCloseable {
  /** What the base image sets. */
  private static final Map<String, String> BASE =
      Map.of(
          "JAVA_HOME",
          "/opt/java/openjdk",
          "PATH",
          "/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
          "LANG",
          "en_US.UTF-8");

  private final Process process;
  private final Path console;

  private Container(Process process, Path console) {
    this.process = process;
    this.console = console;
  }

  /** Starts what the image starts. */
  static Container start(
      UnpackedImage image, Isolation isolation, Volume volume, Map<String, String> settings) {
    return start(image, isolation, volume, settings, image.file().command());
  }

  /**
   * Starts a command.
   *
   * @param settings environment variables beside those of the image, which they replace
   */
  static Container start(
      UnpackedImage image,
      Isolation isolation,
      Volume volume,
      Map<String, String> settings,
      List<String> command) {
    Map<String, String> environment = new HashMap<>(BASE);
    environment.putAll(image.file().pairs("ENV"));
    environment.putAll(settings);
    Path folder = WorkFolder.create("container");
    Path console = folder.resolve("console.log");
    ProcessBuilder builder =
        new ProcessBuilder(isolation.words(image, volume, command))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(console.toFile());
    builder.environment().clear();
    builder.environment().putAll(isolation.environment(image, environment));
    try {
      return new Container(builder.start(), console);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until {@code condition} holds; an error names {@code what} and shows the console. */
  void await(String what, BooleanSupplier condition) {
    Waiting.until(
        what,
        () -> {
          if (!process.isAlive()) {
            throw new AssertionError("it ended with " + process.exitValue() + ":\n" + console());
          }
          return condition.getAsBoolean();
        },
        this::console);
  }

  /** Sends SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** Waits for the end of the process. */
  int exitCode() {
    try {
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        throw new AssertionError("the process does not end:\n" + console());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** All that the process has printed. */
  String console() {
    return Repository.text(console);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
