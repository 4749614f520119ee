package dev.irisops.stack.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The files of this repository that the tests read. */
public final class Repository {
  private Repository() {}

  /** Returns the folder that holds the parent's {@code pom.xml}. */
  public static Path root() {
    return Path.of(System.getProperty("repository.root")).toAbsolutePath().normalize();
  }

  /**
   * Returns the text of a file.
   *
   * @param path from the root, with slashes
   */
  public static String text(String path) {
    return text(root().resolve(path));
  }

  /** Returns the text of a file. */
  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the files of a folder with a suffix, sorted. */
  public static List<Path> files(String folder, String suffix) {
    try (Stream<Path> files = Files.list(root().resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes a file, and creates its folder if necessary. Others see the old text or the new one,
   * never a part of it: tests in two processes may write the same file.
   */
  public static Path write(Path file, String text) {
    try {
      Path folder = Files.createDirectories(file.getParent());
      Path fresh = Files.createTempDirectory(folder, ".new").resolve("file");
      Files.writeString(fresh, text);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      Files.delete(fresh.getParent());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
