package dev.irisops.training.report;

import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.dataset.Row;
import dev.irisops.training.profile.NumericProfile;
import java.util.ArrayList;
import java.util.List;

/**
 * Histogram of a numeric feature for each group of rows that a chart shows.
 *
 * @param edges edges of the 15 bins, ascending, in the unit of the feature; only the last bin
 *     includes its upper edge
 * @param shares share of the rows of a group in a bin, in 0..1, by group and bin
 */
record FeatureHistogram(List<Double> edges, List<List<Double>> shares) {
  private static final int BINS = 15;

  static FeatureHistogram of(
      Dataset dataset, int feature, NumericProfile profile, ChartGroups groups) {
    double min = profile.min();
    double max = profile.max();
    // Because the range of a constant feature has no width.
    double low = min < max ? min : min - 0.5;
    double high = min < max ? max : max + 0.5;
    GroupCounts counts = new GroupCounts(groups, BINS);
    for (Row row : dataset.rows()) {
      double value = row.value(feature);
      if (Double.isFinite(value)) {
        int bin = (int) (BINS * position(value, low, high));
        counts.add(row, Math.max(0, Math.min(BINS - 1, bin)));
      }
    }
    return new FeatureHistogram(edges(low, high), counts.shares());
  }

  // Halved first, because high - low can be infinite.
  private static double position(double value, double low, double high) {
    return (value / 2 - low / 2) / (high / 2 - low / 2);
  }

  private static List<Double> edges(double low, double high) {
    List<Double> edges = new ArrayList<>();
    for (int i = 0; i <= BINS; i++) {
      double share = (double) i / BINS;
      edges.add(low * (1 - share) + high * share);
    }
    return edges;
  }
}
