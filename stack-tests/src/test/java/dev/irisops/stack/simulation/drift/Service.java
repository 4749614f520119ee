package dev.irisops.stack.simulation.drift;

import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * A model service with some traffic, whose feature moves by one standard deviation at some time.
 *
 * @param name the job
 * @param driftsAfter days without drift
 * @param days days in all
 */
record Service(String name, Traffic traffic, int driftsAfter, int days, long seed) {

  /**
   * Returns the values of its series by their selectors, as promtool reads them. There are two in
   * each step, because a range of one step is left-open and needs two.
   */
  Map<String, String> series() {
    Random random = new Random(seed);
    double[] shares = traffic.shares();
    Feature feature = new Feature(shares);
    int[][] classes = traffic.rows(days * Traffic.STEPS_PER_DAY, random);
    int[][] bins = bins(classes, feature, feature.deviation(shares), random);
    Map<String, String> series = new TreeMap<>();
    add("model_predictions_total", "predicted_class", classes, series);
    add("model_feature_observations_total", "feature=\"f\",bin", bins, series);
    for (int k = 0; k < shares.length; k++) {
      series.put(selector("model_class_baseline_ratio", "predicted_class", k), constant(shares[k]));
    }
    for (int bin = 0; bin < Feature.BINS; bin++) {
      series.put(
          selector("model_feature_baseline_ratio", "feature=\"f\",bin", bin),
          constant(1.0 / Feature.BINS));
    }
    return series;
  }

  private int[][] bins(int[][] classes, Feature feature, double deviation, Random random) {
    int[][] bins = new int[classes.length][Feature.BINS];
    for (int step = 0; step < classes.length; step++) {
      double shift = step < driftsAfter * Traffic.STEPS_PER_DAY ? 0 : deviation;
      for (int k = 0; k < classes[step].length; k++) {
        int[] drawn = Sampling.multinomial(random, classes[step][k], feature.bins(k, shift));
        for (int bin = 0; bin < drawn.length; bin++) {
          bins[step][bin] += drawn[bin];
        }
      }
    }
    return bins;
  }

  private void add(String metric, String label, int[][] counts, Map<String, String> series) {
    for (int i = 0; i < counts[0].length; i++) {
      long total = 0;
      StringJoiner values = new StringJoiner(" ").add("0");
      for (int[] step : counts) {
        values.add(Long.toString(total + step[i] / 2));
        total += step[i];
        values.add(Long.toString(total));
      }
      series.put(selector(metric, label, i), values.toString());
    }
  }

  private String constant(double value) {
    return value + "x" + 2 * days * Traffic.STEPS_PER_DAY;
  }

  private String selector(String metric, String label, int value) {
    return "%s{role=\"model-api\",namespace=\"n\",job=\"%s\",instance=\"i\",model_version=\"1\",%s=\"%d\"}"
        .formatted(metric, name, label, value);
  }
}
