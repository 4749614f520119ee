package dev.irisops.training.report;

import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.dataset.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * Histogram of a feature for each class.
 *
 * @param edges edges of the 15 bins, ascending, in the unit of the feature; only the last bin
 *     includes its upper edge
 * @param shares share of the rows of a class in a bin, in 0..1, by class and bin
 */
record FeatureHistogram(List<Double> edges, List<List<Double>> shares) {
  private static final int BINS = 15;

  static FeatureHistogram of(Dataset dataset, int feature, double min, double max) {
    // Because the range of a constant feature has no width.
    double low = min < max ? min : min - 0.5;
    double high = min < max ? max : max + 0.5;
    double[][] counts = new double[dataset.classes().size()][BINS];
    for (Row row : dataset.rows()) {
      int bin = (int) (BINS * position(row.value(feature), low, high));
      counts[row.classIndex()][Math.max(0, Math.min(BINS - 1, bin))]++;
    }
    return new FeatureHistogram(edges(low, high), shares(dataset, counts));
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

  private static List<List<Double>> shares(Dataset dataset, double[][] counts) {
    List<List<Double>> shares = new ArrayList<>();
    for (int c = 0; c < counts.length; c++) {
      List<Double> ofClass = new ArrayList<>();
      for (double count : counts[c]) {
        ofClass.add(count / Math.max(1, dataset.rowCount(c))); // a class can have no rows
      }
      shares.add(ofClass);
    }
    return shares;
  }
}
