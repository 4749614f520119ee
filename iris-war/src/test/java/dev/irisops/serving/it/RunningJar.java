package dev.irisops.serving.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The runnable jar as a process of its own, on free ports, with settings of its own. */
final class RunningJar implements AutoCloseable {
  /** Because the system may name a port again that nobody listens on yet. */
  private static final Set<Integer> GIVEN_OUT = ConcurrentHashMap.newKeySet();

  /** Generous, because the machines of CI are small and shared. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Process process;
  private final Path folder;
  private final Service service;

  private RunningJar(Process process, Path folder, Service service) {
    this.process = process;
    this.folder = folder;
    this.service = service;
  }

  /** What can be set before a start. */
  static final class Setup {
    private final Map<String, String> environment = new HashMap<>();

    /** The quick compiler alone: a start is most of what these processes do. */
    private final List<String> jvmOptions = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1"));

    private final List<String> launcher = new ArrayList<>();
    private Service service = new Service(freePort(), freePort());

    /** No drain: a test that does not look at it need not wait for it. */
    private Setup() {
      with("IRIS_SHUTDOWN_DRAIN", 0);
    }

    Setup with(String variable, Object value) {
      environment.put(variable, value.toString());
      return this;
    }

    Setup withJvmOption(String option) {
      jvmOptions.add(option);
      return this;
    }

    /** On these ports instead of free ones. */
    Setup at(Service ports) {
      service = ports;
      return this;
    }

    /** Has {@code command} start the JVM; it must replace itself by it. */
    Setup launchedBy(String... command) {
      launcher.addAll(List.of(command));
      return this;
    }

    /** Starts the process and returns at once. */
    RunningJar launch() {
      Path folder = folder();
      List<String> command = new ArrayList<>(launcher);
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(jvmOptions);
      command.addAll(List.of("-jar", System.getProperty("service.jar")));
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("console.log").toFile());
      builder.environment().put("WLP_JAR_EXTRACT_DIR", folder.resolve("server").toString());
      builder.environment().put("IRIS_HTTP_PORT", Integer.toString(service.apiPort()));
      builder.environment().put("IRIS_MANAGEMENT_PORT", Integer.toString(service.managementPort()));
      builder.environment().putAll(environment);
      try {
        return new RunningJar(builder.start(), folder, service);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Starts the process and returns when the API answers. */
    RunningJar start() {
      RunningJar jar = launch();
      try {
        jar.await("the API answers", jar::answers);
        return jar;
      } catch (AssertionError e) {
        jar.close();
        throw e;
      }
    }
  }

  static Setup setup() {
    return new Setup();
  }

  /** A port that nothing listens on, another one each time. */
  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      int port = socket.getLocalPort();
      return GIVEN_OUT.add(port) ? port : freePort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    try {
      Path parent = Files.createDirectories(Path.of(System.getProperty("test.work")));
      return Files.createTempDirectory(parent, "server-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean answers() {
    if (!process.isAlive()) {
      throw new AssertionError("the process ended with " + process.exitValue() + ":\n" + console());
    }
    try {
      return service.get("/metrics").status() == 200;
    } catch (UncheckedIOException e) {
      return false; // not listening yet
    }
  }

  void await(String what, BooleanSupplier condition) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("waited in vain until " + what + ":\n" + console());
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Service service() {
    return service;
  }

  /** All that the process has printed. */
  String console() {
    try {
      return Files.readString(folder.resolve("console.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the JDK's {@code jcmd} says of the process. */
  String jcmd(String... command) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    line.add(Long.toString(process.pid()));
    line.addAll(List.of(command));
    try {
      Process jcmd = new ProcessBuilder(line).redirectErrorStream(true).start();
      String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (jcmd.waitFor() != 0) {
        throw new AssertionError(line + " failed:\n" + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Sends SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** Waits for the end of the process and returns its exit code. */
  int exitCode() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("the process does not end:\n" + console());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      process.destroy();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
