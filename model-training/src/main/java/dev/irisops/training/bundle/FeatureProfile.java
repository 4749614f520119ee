package dev.irisops.training.bundle;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the training data says of one feature; all values in its unit.
 *
 * @param name name of the feature
 * @param unit e.g. cm, if known
 * @param min least value
 * @param max greatest value
 * @param mean arithmetic mean
 * @param standardDeviation of the sample (divided by n - 1), 0 or more
 * @param quintileEdges 4 inner edges, ascending
 * @param baselineShares share of the rows in each of the 5 bins, with the sum 1
 * @param allowedMin least value the service answers
 * @param allowedMax greatest value the service answers
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
   * @param name name of the feature
   * @param unit if known
   * @param values of all training rows, at least 1, finite
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

  /**
   * Five times the width of the training range below it, but not below 0 where no training value
   * is.
   */
  private static double allowedMin(double min, double max) {
    double widened = widened(min, WIDENING.negate(), max, min);
    return min >= 0 ? Math.max(0, widened) : widened;
  }

  // In decimals, because callers read it in messages: 7.9 + 5 * 3.6 is 25.9, not
  // 25.900000000000006.
  private static double widened(double edge, BigDecimal widths, double max, double min) {
    BigDecimal width = BigDecimal.valueOf(max).subtract(BigDecimal.valueOf(min));
    return finite(BigDecimal.valueOf(edge).add(width.multiply(widths)).doubleValue());
  }

  // Because JSON holds no infinity, and the width of a range of huge values can be one.
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
