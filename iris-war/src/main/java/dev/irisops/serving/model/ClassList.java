package dev.irisops.serving.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads lists of classes, which are files of this package. */
final class ClassList {
  private ClassList() {}

  /** Returns the lines of {@code file} that are neither blank nor a comment ({@code #}). */
  static Set<String> read(String file) {
    try (InputStream in = ClassList.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}
