package dev.irisops.bench;

import java.util.List;
import java.util.stream.DoubleStream;

/** Median and percentiles. */
final class Stats {
  private Stats() {}

  /** Returns the median; NaN if there are no values. */
  static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /**
   * Returns a percentile by the nearest-rank method; NaN if there are no values.
   *
   * @param percent percentage, above 0 and up to 100
   */
  static double percentile(DoubleStream values, double percent) {
    double[] sorted = values.sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted[(int) Math.ceil(percent / 100 * sorted.length) - 1];
  }
}
