package dev.irisops.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A process that runs beside a test. It ends, with its children, before the JVM of the tests. */
public final class Program implements AutoCloseable {
  /** A process has this long to end in good order. */
  private static final int GRACE_SECONDS = 30;

  private static final Set<Program> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Program::kill)));
  }

  private final Process process;
  private final Path folder;

  private Program(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
    RUNNING.add(this);
  }

  /**
   * Starts a process and returns at once.
   *
   * @param folder gets its output: {@code console.log}, and {@code errors.log} unless the builder
   *     redirects the error stream
   */
  public static Program start(ProcessBuilder builder, Path folder) {
    builder.redirectOutput(folder.resolve("console.log").toFile());
    if (!builder.redirectErrorStream()) {
      builder.redirectError(folder.resolve("errors.log").toFile());
    }
    try {
      return new Program(builder.start(), folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits until a condition holds.
   *
   * @throws AssertionError with the console, if the process ends before, or it takes minutes
   */
  public void await(String what, BooleanSupplier condition) {
    Waiting.until(
        what,
        () -> {
          boolean alive = process.isAlive(); // first, because the end may fulfil the condition
          boolean holds = condition.getAsBoolean();
          if (!holds && !alive) {
            throw new AssertionError(
                "the process ended with %d before %s:\n%s"
                    .formatted(process.exitValue(), what, console()));
          }
          return holds;
        },
        this::console);
  }

  /** Returns all that the process has printed. */
  public String console() {
    return text("console.log");
  }

  /** Returns all that the process has printed to its error stream. */
  public String errors() {
    return text("errors.log");
  }

  private String text(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Sends SIGTERM. */
  public void terminate() {
    process.destroy();
  }

  /** Sends a signal, for instance {@code STOP} or {@code HUP}. */
  public void signal(String name) {
    Command.of("kill", "-" + name, Long.toString(pid())).output();
  }

  /**
   * Waits for the end of the process and returns its exit code.
   *
   * @throws AssertionError with the console, if it does not end within minutes
   */
  public int exitCode() {
    if (!ends(Waiting.PATIENCE.toSeconds())) {
      throw new AssertionError("the process does not end:\n" + console());
    }
    return process.exitValue();
  }

  private boolean ends(long seconds) {
    try {
      return process.waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw Waiting.interrupted(e);
    }
  }

  /** Ends the process and its children at once, as the kernel does when memory is short. */
  public void kill() {
    end(process::destroyForcibly);
  }

  /** Ends the process in good order, or after a while at once, and its children. */
  @Override
  public void close() {
    end(process::destroy);
  }

  private void end(Runnable signal) {
    List<ProcessHandle> children = process.descendants().toList();
    signal.run();
    if (!ends(GRACE_SECONDS)) {
      process.destroyForcibly();
    }
    children.forEach(ProcessHandle::destroyForcibly);
    RUNNING.remove(this);
  }
}
