package dev.irisops.stack.simulation.drift;

import java.util.stream.IntStream;

/**
 * A numeric feature that tells the classes apart, with some overlap: normal in each class, with
 * means 2.4 standard deviations apart. Its bins are the quintiles of the mixture.
 */
final class Feature {
  static final int BINS = 5;

  private static final double DISTANCE = 2.4;

  private final double[] means;
  private final double[] edges;

  /** Creates the feature for classes with the given shares of the training data. */
  Feature(double[] shares) {
    means =
        IntStream.range(0, shares.length)
            .mapToDouble(k -> DISTANCE * (k - (shares.length - 1) / 2.0))
            .toArray();
    edges =
        IntStream.rangeClosed(1, BINS - 1)
            .mapToDouble(i -> quantile((double) i / BINS, shares))
            .toArray();
  }

  private double quantile(double share, double[] shares) {
    double low = means[0] - 10;
    double high = means[means.length - 1] + 10;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      double below = 0;
      for (int k = 0; k < means.length; k++) {
        below += shares[k] * normal(middle - means[k]);
      }
      if (below < share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Returns the standard deviation of all values. */
  double deviation(double[] shares) {
    double mean = 0;
    double square = 0;
    for (int k = 0; k < means.length; k++) {
      mean += shares[k] * means[k];
      square += shares[k] * means[k] * means[k];
    }
    return Math.sqrt(1 + square - mean * mean);
  }

  /**
   * Returns the shares of the bins for rows of a class whose values are larger by {@code shift}.
   */
  double[] bins(int ofClass, double shift) {
    double[] bins = new double[BINS];
    double below = 0;
    for (int bin = 0; bin < BINS; bin++) {
      double next = bin == BINS - 1 ? 1 : normal(edges[bin] - means[ofClass] - shift);
      bins[bin] = next - below;
      below = next;
    }
    return bins;
  }

  /** The standard normal distribution function, after Abramowitz and Stegun 7.1.26. */
  private static double normal(double z) {
    double x = Math.abs(z) / Math.sqrt(2);
    double t = 1 / (1 + 0.3275911 * x);
    double series =
        t
            * (0.254829592
                + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
    double tail = series * Math.exp(-x * x) / 2;
    return z < 0 ? tail : 1 - tail;
  }
}
