package dev.irisops.serving.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Allows the classes that {@code allowed-classes.txt} lists, which are those of the trainer's
 * algorithms, and arrays of them and of primitives; refuses a stream with any other class or with
 * too many objects. Each stream needs a filter of its own.
 */
final class AllowedClasses implements ObjectInputFilter {
  private static final String LIST = "allowed-classes.txt";
  private static final Set<String> NAMES = names();

  /** The deepest nesting: a tree nests as deep as it is high, 23 for a forest on Iris. */
  private static final long MAX_DEPTH = 1_000;

  /** The most objects: a forest on Iris has 9,211, so this allows one on some 500,000 rows. */
  private static final long MAX_REFERENCES = 50_000_000;

  /** The longest array: a support vector machine on 120 rows has one of 120. */
  private static final long MAX_ARRAY_LENGTH = 10_000_000;

  /** Each element takes at least a byte; a hash table has up to three places for an entry. */
  private static final int ELEMENTS_PER_BYTE = 4;

  private final long maxElements;
  private long elements;
  private Optional<String> refusal = Optional.empty();

  /**
   * @param streamLength bytes of the stream, which limit the elements of its arrays
   */
  AllowedClasses(int streamLength) {
    maxElements = (long) ELEMENTS_PER_BYTE * streamLength;
  }

  @Override
  public Status checkInput(FilterInfo info) {
    elements += Math.max(0, info.arrayLength()); // -1 where it is no array
    if (elements > maxElements
        || info.depth() > MAX_DEPTH
        || info.references() > MAX_REFERENCES
        || info.arrayLength() > MAX_ARRAY_LENGTH) {
      return refuse("more objects, deeper nesting or longer arrays than a model has");
    }
    return info.serialClass() == null ? Status.UNDECIDED : check(elementType(info.serialClass()));
  }

  private static Class<?> elementType(Class<?> type) {
    return type.isArray() ? elementType(type.getComponentType()) : type;
  }

  private Status check(Class<?> type) {
    if (type.isPrimitive() || NAMES.contains(type.getName())) {
      return Status.ALLOWED;
    }
    return refuse("the class " + type.getName());
  }

  private Status refuse(String found) {
    refusal = Optional.of(found);
    return Status.REJECTED;
  }

  /** Returns the reason for the refusal; empty if nothing was refused. */
  Optional<String> refusal() {
    return refusal;
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
