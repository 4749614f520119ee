package dev.irisops.training.profile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Five bins of the values of a feature or of predictions, split near the 20, 40, 60 and 80 %
 * quantiles.
 *
 * <p>An edge lies midway between two neighbouring distinct values, so that a value that was rounded
 * to 32 bits or converted from another unit stays in its bin.
 *
 * @param edges the 4 inner edges, ascending, possibly equal; in the unit of the feature
 */
record Quintiles(List<Double> edges) {
  private static final int BINS = 5;

  /** Distance of the edges from a constant value, relative to it; a 32-bit float is off by 6e-8. */
  private static final double TOLERANCE = 1e-6;

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  /**
   * Chooses, for each quantile, the edge with the share of values below it that is nearest to the
   * quantile. Tied values can make several quantiles choose the same edge and leave bins empty.
   *
   * @param sorted values in ascending order, at least 1
   */
  static Quintiles of(double[] sorted) {
    int[] cuts = IntStream.range(1, sorted.length).filter(i -> sorted[i - 1] < sorted[i]).toArray();
    if (cuts.length == 0) {
      return around(sorted[0]);
    }
    List<Double> edges = new ArrayList<>();
    for (int i = 1; i < BINS; i++) {
      int cut = nearest(cuts, (double) i * sorted.length / BINS);
      edges.add(midway(sorted[cut - 1], sorted[cut]));
    }
    return new Quintiles(edges);
  }

  /** Returns the bins of a constant feature: the value is in the middle one. */
  private static Quintiles around(double value) {
    double distance = value == 0 ? TOLERANCE : Math.abs(value) * TOLERANCE;
    double below = Math.max(-Double.MAX_VALUE, value - distance);
    double above = Math.min(Double.MAX_VALUE, value + distance);
    return new Quintiles(List.of(below, below, above, above));
  }

  private static int nearest(int[] cuts, double position) {
    return IntStream.of(cuts)
        .reduce((a, b) -> Math.abs(b - position) < Math.abs(a - position) ? b : a)
        .getAsInt();
  }

  // Decimal, because the sum of two huge values is infinite, and for short numbers in the card.
  private static double midway(double below, double above) {
    return BigDecimal.valueOf(below).add(BigDecimal.valueOf(above)).divide(TWO).doubleValue();
  }

  /** Returns the bin of a value, in 0..4: the number of edges below it. */
  int bin(double value) {
    return (int) edges.stream().filter(edge -> edge < value).count();
  }

  /**
   * Returns the share of the rows in each of the 5 bins.
   *
   * @param values values of the rows that have one
   * @param rows number of all rows, at least 1
   */
  List<Double> shares(double[] values, int rows) {
    int[] counts = new int[BINS];
    for (double value : values) {
      counts[bin(value)]++;
    }
    return IntStream.of(counts).mapToObj(count -> (double) count / rows).toList();
  }
}
