package dev.irisops.serving.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** The place of a bundle's files. */
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
                              + ": the WAR contains no model; set iris.model.dir, or embed a model with"
                              + " ./mvnw process-classes"));

  /**
   * Opens one file of the bundle.
   *
   * @throws InvalidBundleException if there is no such file
   */
  InputStream open(String file) throws IOException;

  /**
   * Returns the length of one file of the bundle, in bytes.
   *
   * @throws InvalidBundleException if there is no such file
   */
  default long size(String file) throws IOException {
    try (InputStream in = open(file)) {
      return in.transferTo(OutputStream.nullOutputStream());
    }
  }

  /**
   * Returns a text that differs whenever someone may have changed a file; the files are not read.
   */
  default String fingerprint() {
    return "";
  }

  /** Returns where the files are, to complete a line of the log; callers do not see it. */
  default String place() {
    return "";
  }
}
