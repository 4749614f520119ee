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
 * more than {@link BundleLimits}. Each stream needs a filter of its own.
 */
final class AllowedClasses implements ObjectInputFilter {
  private static final String LIST = "allowed-classes.txt";
  private static final Set<String> NAMES = names();

  private static final BundleLimits LIMITS = BundleLimits.OF_ALL;

  private final long maxElements;
  private long elements;
  private Optional<String> refusal = Optional.empty();

  /**
   * @param streamLength bytes of the stream, which limit the elements of its arrays
   */
  AllowedClasses(int streamLength) {
    maxElements = (long) LIMITS.elementsPerByte() * streamLength;
  }

  @Override
  public Status checkInput(FilterInfo info) {
    elements += Math.max(0, info.arrayLength()); // -1 where it is no array
    if (elements > maxElements
        || info.depth() > LIMITS.depth()
        || info.references() > LIMITS.references()
        || info.arrayLength() > LIMITS.arrayLength()) {
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
