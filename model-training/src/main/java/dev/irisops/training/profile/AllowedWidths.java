package dev.irisops.training.profile;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The widening of a training range into an allowed range.
 *
 * @param widths widths of the training range to add on both sides, 0 or more; empty if the service
 *     accepts every finite value
 */
public record AllowedWidths(Optional<BigDecimal> widths) {
  private static final String OFF = "off";

  /** A range of fewer values says nothing about the others: a rare event is 0 in most tables. */
  private static final int MIN_DISTINCT = 3;

  /**
   * Parses the option {@code --allowed-widths}.
   *
   * @param text a number of 0 or more, or {@code off}
   * @throws IllegalArgumentException if it is neither
   */
  public static AllowedWidths parse(String text) {
    if (text.equals(OFF)) {
      return new AllowedWidths(Optional.empty());
    }
    try {
      BigDecimal widths = new BigDecimal(text);
      if (widths.signum() >= 0) {
        return new AllowedWidths(Optional.of(widths));
      }
    } catch (NumberFormatException e) {
      // The message below says what is expected.
    }
    throw new IllegalArgumentException(
        "--allowed-widths: expected a number of 0 or more, or off, found \"" + text + '"');
  }

  /** Returns the allowed range; empty if it is off, or with fewer than 3 distinct values. */
  Optional<AllowedRange> around(double[] sorted) {
    long distinct =
        1 + IntStream.range(1, sorted.length).filter(i -> sorted[i - 1] < sorted[i]).count();
    return distinct >= MIN_DISTINCT
        ? widths.map(count -> range(sorted[0], sorted[sorted.length - 1], count))
        : Optional.empty();
  }

  // Decimal, because error messages of the service quote it: 25.9, not 25.900000000000006.
  private static AllowedRange range(double min, double max, BigDecimal widths) {
    BigDecimal low = BigDecimal.valueOf(min);
    BigDecimal high = BigDecimal.valueOf(max);
    BigDecimal margin = high.subtract(low).multiply(widths);
    double widened = finite(low.subtract(margin));
    return new AllowedRange(min >= 0 ? Math.max(0, widened) : widened, finite(high.add(margin)));
  }

  // Because a range of huge values can have an infinite width, which JSON cannot hold.
  private static double finite(BigDecimal value) {
    return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value.doubleValue()));
  }
}
