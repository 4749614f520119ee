package dev.irisops.training.limits;

import java.io.ObjectInputFilter;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Allows the classes of {@code allowed-classes.txt}, and arrays of them and of primitives, within
 * {@link BundleLimits}. Measures the arrays. Each stream needs a filter of its own.
 */
final class ModelFilter implements ObjectInputFilter {
  private static final Set<String> CLASSES =
      ServiceFile.text("allowed-classes.txt")
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());

  private final BundleLimits limits;
  private final long maxElements;
  private final HeapSize heap;
  private long elements;
  private Optional<String> refusal = Optional.empty();

  /**
   * @param streamLength bytes of the stream, which limit the elements of its arrays
   */
  ModelFilter(BundleLimits limits, int streamLength, HeapSize heap) {
    this.limits = limits;
    this.maxElements = (long) limits.elementsPerByte() * streamLength;
    this.heap = heap;
  }

  @Override
  public Status checkInput(FilterInfo info) {
    if (info.arrayLength() >= 0) { // -1 where it is no array
      elements += info.arrayLength();
      heap.addArray(info.serialClass(), info.arrayLength());
    }
    refusal = excess(info).or(() -> unknownClass(info.serialClass()));
    if (refusal.isPresent()) {
      return Status.REJECTED;
    }
    return info.serialClass() == null ? Status.UNDECIDED : Status.ALLOWED;
  }

  private Optional<String> excess(FilterInfo info) {
    return excess("objects nested %d deep", info.depth(), limits.depth())
        .or(() -> excess("%d objects", info.references(), limits.references()))
        .or(() -> excess("an array of %d elements", info.arrayLength(), limits.arrayLength()))
        .or(() -> excess("arrays of %d elements together", elements, maxElements));
  }

  private static Optional<String> excess(String what, long found, long most) {
    return found > most
        ? Optional.of(("expected at most %d, found " + what).formatted(most, found))
        : Optional.empty();
  }

  private static Optional<String> unknownClass(Class<?> type) {
    if (type == null) {
      return Optional.empty();
    }
    if (type.isArray()) {
      return unknownClass(type.getComponentType());
    }
    return type.isPrimitive() || CLASSES.contains(type.getName())
        ? Optional.empty()
        : Optional.of("expected classes that the service knows, found " + type.getName());
  }

  /** Returns the reason for the refusal; empty if nothing was refused. */
  Optional<String> refusal() {
    return refusal;
  }
}
