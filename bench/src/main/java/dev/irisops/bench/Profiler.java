package dev.irisops.bench;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Loads async-profiler into a running JVM and controls it. */
final class Profiler {
  private final long pid;
  private final Path folder;
  private final Path library;

  /**
   * Creates a profiler.
   *
   * @param pid process ID of the JVM
   * @param folder folder for the native library and the results
   */
  Profiler(long pid, Path folder) {
    this.pid = pid;
    this.folder = folder;
    this.library = library(folder);
  }

  private static Path library(Path folder) {
    String system = System.getProperty("os.name").startsWith("Mac") ? "macos" : linux();
    Path library = folder.resolve("libasyncProfiler.so");
    try (InputStream in =
        Profiler.class.getResourceAsStream("/" + system + "/" + library.getFileName())) {
      Files.write(library, in.readAllBytes());
      return library;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String linux() {
    return System.getProperty("os.arch").equals("aarch64") ? "linux-arm64" : "linux-x64";
  }

  /**
   * Starts profiling.
   *
   * @param options agent options of async-profiler
   */
  void start(String options) {
    command("start," + options);
  }

  /** Returns the current profile. */
  CollapsedStacks dump(String format) {
    return read("dump," + format);
  }

  /** Writes the current profile to a file. */
  void dump(String format, Path file) {
    command("dump," + format + ",file=" + file);
  }

  /** Stops profiling and returns the profile. */
  CollapsedStacks stop(String format) {
    return read("stop," + format);
  }

  private CollapsedStacks read(String command) {
    Path file = folder.resolve("stacks.txt");
    command(command + ",file=" + file);
    return new CollapsedStacks(Unchecked.io(() -> Files.readAllLines(file)));
  }

  private void command(String command) {
    try {
      VirtualMachine jvm = VirtualMachine.attach(Long.toString(pid));
      try {
        jvm.loadAgentPath(library.toString(), command);
      } finally {
        jvm.detach();
      }
    } catch (Exception e) { // because the attach API declares three unrelated exceptions
      throw new IllegalStateException("async-profiler: " + command, e);
    }
  }
}
