package dev.irisops.training.limits;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** The files of the service that Maven copies into this module. */
final class ServiceFile {
  private static final String FOLDER = "/dev/irisops/serving/model/";

  private ServiceFile() {}

  static String text(String name) {
    try (InputStream in = ServiceFile.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException(name + ": not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": cannot be read", e);
    }
  }

  /** Returns the lines of a list that are neither blank nor a comment ({@code #}). */
  static Stream<String> lines(String name) {
    return text(name).lines().filter(line -> !line.isBlank() && !line.startsWith("#"));
  }
}
