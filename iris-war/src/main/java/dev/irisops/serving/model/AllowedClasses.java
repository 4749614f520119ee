package dev.irisops.serving.model;

import java.io.ObjectInputFilter;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Allows the classes that {@code allowed-classes.txt} lists, which are those of Weka's algorithms,
 * and arrays of them and of primitives; refuses a stream with any other class or with more than
 * {@link BundleLimits}. Each stream needs a filter of its own.
 */
final class AllowedClasses implements ObjectInputFilter {
  private static final Set<String> NAMES = ClassList.read("allowed-classes.txt");

  private static final BundleLimits LIMITS = BundleLimits.OF_ALL;

  private final long maxElements;
  private final HeapMeter heap;
  private final Set<String> found = new HashSet<>();
  private long elements;
  private Optional<String> refusal = Optional.empty();

  /**
   * @param streamLength bytes of the stream, which limit the elements of its arrays
   * @param heap measures the arrays, before they are made
   */
  AllowedClasses(int streamLength, HeapMeter heap) {
    this.heap = heap;
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
    if (info.serialClass() == null) {
      return Status.UNDECIDED;
    } else if (info.arrayLength() >= 0) {
      heap.addArray(info.serialClass(), info.arrayLength());
    }
    return check(elementType(info.serialClass()));
  }

  private static Class<?> elementType(Class<?> type) {
    return type.isArray() ? elementType(type.getComponentType()) : type;
  }

  private Status check(Class<?> type) {
    if (type.isPrimitive()) {
      return Status.ALLOWED;
    } else if (NAMES.contains(type.getName())) {
      found.add(type.getName());
      return Status.ALLOWED;
    }
    return refuse("the class " + type.getName());
  }

  private Status refuse(String found) {
    refusal = Optional.of(found);
    return Status.REJECTED;
  }

  /** Returns the names of the classes that the stream has so far. */
  Set<String> found() {
    return found;
  }

  /** Returns the reason for the refusal; empty if nothing was refused. */
  Optional<String> refusal() {
    return refusal;
  }
}
