package dev.irisops.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders that stay after the test, so that one can look for the cause of a failure. */
public final class WorkFolder {
  private WorkFolder() {}

  /** Creates a new folder below the one that the system property {@code test.work} names. */
  public static Path create(String name) {
    try {
      Path parent = Files.createDirectories(Path.of(System.getProperty("test.work")));
      return Files.createTempDirectory(parent, name + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
