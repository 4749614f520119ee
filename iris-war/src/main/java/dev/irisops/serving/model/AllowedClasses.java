package dev.irisops.serving.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The classes that a serialized classifier may hold: those that the trainer's algorithms are made
 * of, listed in {@code allowed-classes.txt}.
 */
final class AllowedClasses {
  private static final String LIST = "allowed-classes.txt";

  /** Nesting of objects; a tree nests as deep as it is high. */
  private static final long MAX_DEPTH = 1_000;

  /** Objects in one stream; a forest of 100 trees on 100,000 rows stays far below. */
  private static final long MAX_REFERENCES = 50_000_000;

  private AllowedClasses() {}

  /** Accepts the listed classes, arrays of them and of primitives, within the limits. */
  static ObjectInputFilter filter() {
    Set<String> names = names();
    return info -> {
      if (info.depth() > MAX_DEPTH
          || info.references() > MAX_REFERENCES
          || info.streamBytes() > Bundle.MAX_FILE_BYTES
          || info.arrayLength() > Bundle.MAX_FILE_BYTES) {
        return ObjectInputFilter.Status.REJECTED;
      }
      return accept(info.serialClass(), names);
    };
  }

  private static ObjectInputFilter.Status accept(Class<?> type, Set<String> names) {
    if (type == null) {
      return ObjectInputFilter.Status.UNDECIDED;
    }
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    return element.isPrimitive() || names.contains(element.getName())
        ? ObjectInputFilter.Status.ALLOWED
        : ObjectInputFilter.Status.REJECTED;
  }

  private static Set<String> names() {
    try (InputStream in = AllowedClasses.class.getResourceAsStream(LIST)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(LIST, e);
    }
  }
}
