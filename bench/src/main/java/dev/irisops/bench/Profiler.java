package dev.irisops.bench;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** async-profiler, loaded into a running JVM. */
final class Profiler {
  private final long pid;
  private final Path folder;
  private final Path library;

  /**
   * @param folder gets the library and what it measured
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
   * Begins.
   *
   * @param options what to profile, as async-profiler's agent takes it
   */
  void start(String options) {
    command("start," + options);
  }

  /** What was profiled until now. */
  Stacks dump(String format) {
    return read("dump," + format);
  }

  /** Writes what was profiled until now into a file. */
  void dump(String format, Path file) {
    command("dump," + format + ",file=" + file);
  }

  /** Ends. */
  Stacks stop(String format) {
    return read("stop," + format);
  }

  private Stacks read(String command) {
    Path file = folder.resolve("stacks.txt");
    command(command + ",file=" + file);
    try {
      return new Stacks(Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void command(String command) {
    try {
      VirtualMachine jvm = VirtualMachine.attach(Long.toString(pid));
      try {
        jvm.loadAgentPath(library.toString(), command);
      } finally {
        jvm.detach();
      }
    } catch (Exception e) { // the attach API declares three unrelated ones
      throw new IllegalStateException("async-profiler: " + command, e);
    }
  }
}
