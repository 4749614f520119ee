package dev.irisops.training.bundle;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Statistics of a feature in the training data, in the unit of the feature.
 *
 * @param name name of the feature
 * @param unit unit, e.g. cm, if known
 * @param min minimum
 * @param max maximum
 * @param mean arithmetic mean
 * @param standardDeviation sample standard deviation (divided by n - 1), 0 or more
 * @param quintileEdges the 4 inner edges of the quintiles, ascending
 * @param baselineShares share of the rows in each quintile, with the sum 1
 * @param allowedMin minimum that the service accepts
 * @param allowedMax maximum that the service accepts
 */
public record FeatureProfile(
    String name,
    Optional<String> unit,
    double min,
    double max,
    double mean,
    double standardDeviation,
    List<Double> quintileEdges,
    List<Double> baselineShares,
    double allowedMin,
    double allowedMax) {
  private static final BigDecimal WIDENING = BigDecimal.valueOf(5);

  /**
   * Computes the statistics.
   *
   * @param name name of the feature
   * @param unit unit, if known
   * @param values values of all training rows, at least 1, finite
   * @return the profile
   */
  public static FeatureProfile of(String name, Optional<String> unit, double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double min = sorted[0];
    double max = sorted[sorted.length - 1];
    double mean = mean(values);
    Quintiles quintiles = Quintiles.of(sorted);
    return new FeatureProfile(
        name,
        unit,
        min,
        max,
        mean,
        standardDeviation(values, mean),
        quintiles.edges(),
        quintiles.shares(values),
        allowedMin(min, max),
        widened(max, WIDENING, max, min));
  }

  /** Returns the widened minimum, but not below 0 if no training value is negative. */
  private static double allowedMin(double min, double max) {
    double widened = widened(min, WIDENING.negate(), max, min);
    return min >= 0 ? Math.max(0, widened) : widened;
  }

  // Decimal, because error messages of the service quote it: 25.9, not 25.900000000000006.
  private static double widened(double edge, BigDecimal widths, double max, double min) {
    BigDecimal width = BigDecimal.valueOf(max).subtract(BigDecimal.valueOf(min));
    return finite(BigDecimal.valueOf(edge).add(width.multiply(widths)).doubleValue());
  }

  // Because a range of huge values can have an infinite width, which JSON cannot hold.
  private static double finite(double value) {
    return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
  }

  private static double mean(double[] values) {
    return finite(Arrays.stream(values).map(value -> value / values.length).sum());
  }

  private static double standardDeviation(double[] values, double mean) {
    if (values.length < 2) {
      return 0;
    }
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return finite(Math.sqrt(squares / (values.length - 1)));
  }
}
