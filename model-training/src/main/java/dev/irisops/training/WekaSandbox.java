package dev.irisops.training;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Keeps Weka from writing into the user's home, using the network and opening windows. */
final class WekaSandbox {
  private WekaSandbox() {}

  /**
   * Gives Weka a temporary home folder, which is deleted when the process ends. Must be called
   * before a Weka class is loaded.
   */
  static void enter() {
    Path home = temporaryFolder();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(home), "weka-home-cleaner"));
    System.setProperty("WEKA_HOME", home.toString());
    System.setProperty("weka.packageManager.offline", "true");
    System.setProperty("java.awt.headless", "true");
    useJavaOnly();
    loadQuietly("weka.core.WekaPackageManager");
    // Because this class writes files too; later, that would race with their deletion on a signal.
    loadQuietly("weka.core.Capabilities");
  }

  // Because the library of matrices otherwise looks for native code, and warns that there is none.
  private static void useJavaOnly() {
    for (String part : List.of("BLAS", "LAPACK", "ARPACK")) {
      System.setProperty("com.github.fommil.netlib." + part, "com.github.fommil.netlib.F2j" + part);
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("weka-home-");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create a temporary folder", e);
    }
  }

  // Because Weka warns on System.out about missing matrix libraries, which the trainer does not
  // use.
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

  private static void delete(Path home) {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(home + ": cannot be deleted", e);
    }
  }
}
