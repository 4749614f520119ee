package dev.irisops.training.limits;

import java.io.ObjectInputFilter;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Allows the classes of {@code allowed-classes.txt}, and arrays of them and of primitives, within
 * {@link BundleLimits}. Measures the arrays. Each stream needs a filter of its own.
 */
public final class ModelFilter implements ObjectInputFilter {
  private static final Set<String> CLASSES =
      ServiceFile.lines("allowed-classes.txt").collect(Collectors.toUnmodifiableSet());

  /** The parts of a date attribute, so that the trainer can say which attribute is one. */
  private static final Set<String> DATES =
      Set.of(
          "java.text.DateFormat",
          "java.text.DateFormatSymbols",
          "java.text.DecimalFormat",
          "java.text.DecimalFormatSymbols",
          "java.text.Format",
          "java.text.NumberFormat",
          "java.text.SimpleDateFormat",
          "java.math.RoundingMode",
          "java.lang.Enum",
          "java.util.Calendar",
          "java.util.Date",
          "java.util.GregorianCalendar",
          "java.util.Locale",
          "java.util.SimpleTimeZone",
          "java.util.TimeZone",
          "sun.util.calendar.ZoneInfo",
          "weka.core.DateAttributeInfo",
          "weka.core.RelationalAttributeInfo");

  private final BundleLimits limits;
  private final long maxElements;
  private final HeapSize heap;
  private final Set<String> more;
  private final Set<String> found = new HashSet<>();
  private long elements;
  private Optional<String> refusedClass = Optional.empty();
  private Optional<String> refusal = Optional.empty();

  private ModelFilter(BundleLimits limits, int streamLength, HeapSize heap, Set<String> more) {
    this.limits = limits;
    this.maxElements = (long) limits.elementsPerByte() * streamLength;
    this.heap = heap;
    this.more = more;
  }

  /**
   * Returns a filter for {@code model.bin}, as the service has it.
   *
   * @param streamLength bytes of the stream, which limit the elements of its arrays
   */
  static ModelFilter ofBundle(BundleLimits limits, int streamLength, HeapSize heap) {
    return new ModelFilter(limits, streamLength, heap, Set.of());
  }

  /**
   * Returns a filter for a file that Weka has saved, whose header can have date attributes.
   *
   * @param streamLength bytes of the stream, which limit the elements of its arrays
   */
  public static ModelFilter ofModelFile(BundleLimits limits, int streamLength) {
    return new ModelFilter(limits, streamLength, new HeapSize(), DATES);
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

  private Optional<String> unknownClass(Class<?> type) {
    if (type == null || type.isPrimitive()) {
      return Optional.empty();
    }
    if (type.isArray()) {
      return unknownClass(type.getComponentType());
    }
    found.add(type.getName());
    if (CLASSES.contains(type.getName()) || more.contains(type.getName())) {
      return Optional.empty();
    }
    refusedClass = Optional.of(type.getName());
    return Optional.of("expected classes that the service knows, found " + type.getName());
  }

  /** Returns the names of the classes that the stream has so far. */
  Set<String> found() {
    return found;
  }

  /** Returns the class that is not allowed; empty if each so far is. */
  public Optional<String> refusedClass() {
    return refusedClass;
  }

  /** Returns the reason for the refusal; empty if nothing was refused. */
  public Optional<String> refusal() {
    return refusal;
  }
}
