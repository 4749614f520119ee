package dev.irisops.serving.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Where the files of a bundle are read from. */
@FunctionalInterface
interface BundleSource {
  /** The bundle that the build put into the WAR. */
  BundleSource EMBEDDED =
      file ->
          Optional.ofNullable(
                  BundleSource.class.getClassLoader().getResourceAsStream("model/" + file))
              .orElseThrow(
                  () ->
                      new InvalidBundleException(
                          file
                              + ": the WAR holds no model; set iris.model.dir, or build it in with"
                              + " ./mvnw process-classes"));

  /**
   * Opens one file of the bundle.
   *
   * @throws InvalidBundleException if there is no such file, or it cannot be opened
   */
  InputStream open(String file) throws IOException;

  /** The bundle in {@code folder}. */
  static BundleSource folder(Path folder) {
    return file -> open(folder.resolve(file));
  }

  private static InputStream open(Path path) throws IOException {
    try {
      if (!Files.readAttributes(path, BasicFileAttributes.class).isRegularFile()) {
        throw new InvalidBundleException(path + ": expected a file, found a folder or a device");
      }
      return Files.newInputStream(path);
    } catch (NoSuchFileException e) {
      throw new InvalidBundleException(path + ": no such file", e);
    } catch (AccessDeniedException e) {
      throw new InvalidBundleException(path + ": no permission to read it", e);
    } catch (FileSystemException e) {
      throw new InvalidBundleException(path + ": cannot be read: " + e.getReason(), e);
    }
  }
}
