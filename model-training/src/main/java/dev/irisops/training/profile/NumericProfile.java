package dev.irisops.training.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Statistics of a numeric feature in the training data, in the unit of the feature.
 *
 * @param name name of the feature
 * @param unit unit, e.g. cm, if known
 * @param missingShare share of the rows without a value, in 0..1; the statistics are of the others
 * @param min minimum
 * @param max maximum
 * @param mean arithmetic mean
 * @param standardDeviation sample standard deviation (divided by n - 1), 0 or more
 * @param quintileEdges the 4 inner edges of the quintiles, ascending, possibly equal
 * @param baselineShares share of all rows in each of the 5 quintiles, in 0..1
 * @param allowed range that the service accepts; empty if it accepts every finite value
 */
public record NumericProfile(
    String name,
    Optional<String> unit,
    double missingShare,
    double min,
    double max,
    double mean,
    double standardDeviation,
    List<Double> quintileEdges,
    List<Double> baselineShares,
    Optional<AllowedRange> allowed)
    implements FeatureProfile {

  /**
   * Computes the statistics.
   *
   * @param name name of the feature
   * @param unit unit, if known
   * @param rows values of all training rows, NaN where missing, at least 1 of them finite
   * @param widths widening of the allowed range
   * @return the profile
   */
  static NumericProfile of(
      String name, Optional<String> unit, double[] rows, AllowedWidths widths) {
    double[] values = Arrays.stream(rows).filter(Double::isFinite).toArray();
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double mean = mean(values);
    Quintiles quintiles = Quintiles.of(sorted);
    return new NumericProfile(
        name,
        unit,
        (double) (rows.length - values.length) / rows.length,
        sorted[0],
        sorted[sorted.length - 1],
        mean,
        standardDeviation(values, mean),
        quintiles.edges(),
        quintiles.shares(values, rows.length),
        widths.around(sorted));
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

  // Because squares of huge values are infinite, which JSON cannot hold.
  private static double finite(double value) {
    return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
  }
}
