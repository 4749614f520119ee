package dev.irisops.training.bundle;

import java.util.ArrayList;
import java.util.List;

/**
 * Five bins of the values of a feature, split at the 20, 40, 60 and 80 % quantiles.
 *
 * @param edges the 4 inner edges, ascending, possibly equal; in the unit of the feature
 */
record Quintiles(List<Double> edges) {
  private static final int BINS = 5;

  /**
   * Computes the quantiles by linear interpolation (type 7 of Hyndman and Fan 1996, "Sample
   * quantiles in statistical packages").
   *
   * @param sorted values in ascending order, at least 1
   */
  static Quintiles of(double[] sorted) {
    List<Double> edges = new ArrayList<>();
    for (int i = 1; i < BINS; i++) {
      edges.add(quantile(sorted, (sorted.length - 1) * i / (double) BINS));
    }
    return new Quintiles(edges);
  }

  private static double quantile(double[] sorted, double position) {
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    double share = position - below;
    // Not lower + share * (upper - lower), because upper - lower can be infinite.
    return sorted[below] == sorted[above]
        ? sorted[below]
        : sorted[below] * (1 - share) + sorted[above] * share;
  }

  /** Returns the bin of a value, in 0..4: the number of edges below it. */
  int bin(double value) {
    return (int) edges.stream().filter(edge -> edge < value).count();
  }

  /** Returns the share of the values in each of the 5 bins. */
  List<Double> shares(double[] values) {
    int[] counts = new int[BINS];
    for (double value : values) {
      counts[bin(value)]++;
    }
    List<Double> shares = new ArrayList<>();
    for (int count : counts) {
      shares.add((double) count / values.length);
    }
    return shares;
  }
}
