package dev.irisops.bench;

import java.util.List;
import java.util.stream.DoubleStream;

/** Order statistics. */
final class Stats {
  private Stats() {}

  /** The middle one; NaN of none. */
  static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /**
   * The least value that {@code percent} percent of them do not exceed; NaN of none.
   *
   * @param percent above 0, up to 100
   */
  static double percentile(DoubleStream values, double percent) {
    double[] sorted = values.sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted[(int) Math.ceil(percent / 100 * sorted.length) - 1];
  }
}
