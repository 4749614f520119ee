package dev.irisops.training;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Keeps Weka out of the user's home, off the network and off the screen. */
final class WekaSandbox {
  private WekaSandbox() {}

  /**
   * Must be called before a Weka class loads; what Weka leaves behind is removed when the process
   * ends.
   */
  static void enter() {
    Path home = temporaryFolder();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> clear(home), "weka-home-cleaner"));
    System.setProperty("WEKA_HOME", home.toString());
    System.setProperty("weka.packageManager.offline", "true");
    System.setProperty("java.awt.headless", "true");
    loadQuietly("weka.core.WekaPackageManager");
    // Because this fills the home further; later, it would race with the clearing on a signal.
    loadQuietly("weka.core.Capabilities");
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("weka-home-");
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder", e);
    }
  }

  // Because this class warns on System.out that matrix back ends are absent which nothing here
  // uses.
  private static void loadQuietly(String className) {
    PrintStream out = System.out;
    try (PrintStream silence =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      System.setOut(silence);
      Class.forName(className);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("Weka is not on the class path", e);
    } finally {
      System.setOut(out);
    }
  }

  private static void clear(Path home) {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(home + ": cannot be cleared", e);
    }
  }
}
