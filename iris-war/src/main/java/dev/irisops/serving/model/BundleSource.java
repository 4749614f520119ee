package dev.irisops.serving.model;

import java.io.IOException;
import java.io.InputStream;
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
   * @throws InvalidBundleException if there is no such file
   */
  InputStream open(String file) throws IOException;

  /**
   * What can be told of the files without reading them: another text whenever a writer may have
   * changed one.
   */
  default String fingerprint() {
    return "";
  }
}
