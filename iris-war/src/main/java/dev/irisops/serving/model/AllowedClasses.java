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
 * Lets a stream hold only the classes that the trainer's algorithms are made of, listed in {@code
 * allowed-classes.txt}, and arrays of them and of primitives; and only so much of them. One for
 * each stream.
 */
final class AllowedClasses implements ObjectInputFilter {
  private static final String LIST = "allowed-classes.txt";
  private static final Set<String> NAMES = names();

  /** Nesting of objects: a tree nests as deep as it is high, 23 for a forest on Iris. */
  private static final long MAX_DEPTH = 1_000;

  /** Objects in one stream: 9,211 for a forest on Iris, so this is one on some 500,000 rows. */
  private static final long MAX_REFERENCES = 50_000_000;

  /** Elements of one array: 120 for a support vector machine on 120 rows. */
  private static final long MAX_ARRAY_LENGTH = 10_000_000;

  /** Each element takes a byte at least; a hash table has up to three places for an entry. */
  private static final int ELEMENTS_PER_BYTE = 4;

  private final long maxElements;
  private long elements;
  private String refusal = "";

  /**
   * @param streamLength bytes of the stream, which bound what its arrays can hold
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
      refusal = "more objects, deeper nested or in longer arrays, than a model has";
      return Status.REJECTED;
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
    refusal = "the class " + type.getName();
    return Status.REJECTED;
  }

  /** What was refused, if anything was. */
  Optional<String> refusal() {
    return Optional.of(refusal).filter(r -> !r.isEmpty());
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
