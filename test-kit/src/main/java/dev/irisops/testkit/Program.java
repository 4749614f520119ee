package dev.irisops.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A process that runs beside a test. It ends, with its children, before the JVM of the tests. */
public class Program implements AutoCloseable {
  /** A process has this long to end in good order. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Program::kill)));
  }

  private final Process process;
  private final Path folder;

  /** Starts a process, as {@link #start} does. */
  protected Program(ProcessBuilder builder, Path folder) {
    builder.redirectOutput(folder.resolve("console.log").toFile());
    if (!builder.redirectErrorStream()) {
      builder.redirectError(folder.resolve("errors.log").toFile());
    }
    try {
      this.process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.folder = folder;
    RUNNING.add(process);
  }

  /**
   * Starts a process and returns at once.
   *
   * @param folder gets its output: {@code console.log}, and {@code errors.log} unless the builder
   *     redirects the error stream
   */
  public static Program start(ProcessBuilder builder, Path folder) {
    return new Program(builder, folder);
  }

  /**
   * Waits until a condition holds.
   *
   * @throws AssertionError with the console, if the process ends before, or it takes minutes
   */
  public final void await(String what, BooleanSupplier condition) {
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
  public final String console() {
    return text("console.log");
  }

  /** Returns all that the process has printed to its error stream. */
  public final String errors() {
    return text("errors.log");
  }

  private String text(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the process id. */
  public final long pid() {
    return process.pid();
  }

  /** Returns true until the process has ended. */
  public final boolean isAlive() {
    return process.isAlive();
  }

  /** Sends SIGTERM. */
  public final void terminate() {
    process.destroy();
  }

  /**
   * Suspends the process, until it gets the signal {@code CONT}. Waits until it no longer runs,
   * because on a busy machine it goes on for a while after the signal.
   */
  public final void suspend() {
    signal("STOP");
    Waiting.until(
        "the process is suspended",
        () ->
            Command.of("ps", "-o", "state=", "-p", Long.toString(pid())).output().startsWith("T"));
  }

  /** Sends a signal, for instance {@code CONT} or {@code HUP}. */
  public final void signal(String name) {
    Command.of("kill", "-" + name, Long.toString(pid())).output();
  }

  /**
   * Waits for the end of the process and returns its exit code.
   *
   * @throws AssertionError with the console, if it does not end within minutes
   */
  public final int exitCode() {
    if (!ends(process, Waiting.PATIENCE)) {
      throw new AssertionError("the process does not end:\n" + console());
    }
    return process.exitValue();
  }

  /** Ends the process and its children at once, as the kernel does when memory is short. */
  public final void kill() {
    kill(process);
  }

  private static void kill(Process process) {
    end(process, process::destroyForcibly);
  }

  /** Ends the process in good order, or after a while at once, and its children. */
  @Override
  public final void close() {
    end(process, process::destroy);
  }

  private static void end(Process process, Runnable signal) {
    List<ProcessHandle> children = process.descendants().toList();
    signal.run();
    if (!ends(process, GRACE)) {
      process.destroyForcibly();
    }
    children.forEach(ProcessHandle::destroyForcibly);
    RUNNING.remove(process);
  }

  private static boolean ends(Process process, Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw Waiting.interrupted(e);
    }
  }
}
