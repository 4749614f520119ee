package dev.irisops.training.evaluation;

import java.util.Random;
import java.util.stream.DoubleStream;
import weka.core.Instances;

/**
 * The values that a model must answer for a feature, as Weka has them: numbers, or the indices of
 * labels.
 *
 * @param nominal true if the values are indices of labels
 * @param mean mean, or index of the most common label; NaN if no training row has a value
 * @param min minimum of the training rows, or index of the first label
 * @param max maximum of the training rows, or index of the last label
 * @param optional true if a training row lacks the value
 */
record FeatureValues(boolean nominal, double mean, double min, double max, boolean optional) {
  private static final double MISSING_SHARE = 0.2;

  static FeatureValues of(Instances data, int feature) {
    double[] values = data.attributeToDoubleArray(feature);
    double[] present = DoubleStream.of(values).filter(value -> !Double.isNaN(value)).toArray();
    boolean optional = present.length < values.length;
    if (data.attribute(feature).isNominal()) {
      double mode = present.length == 0 ? Double.NaN : data.meanOrMode(feature);
      return new FeatureValues(true, mode, 0, data.attribute(feature).numValues() - 1, optional);
    }
    // Divided first, because the sum of huge values is infinite.
    double mean = DoubleStream.of(present).map(value -> value / present.length).sum();
    return new FeatureValues(
        false,
        present.length == 0 ? Double.NaN : mean,
        DoubleStream.of(present).min().orElse(Double.NaN),
        DoubleStream.of(present).max().orElse(Double.NaN),
        optional);
  }

  double random(Random random, AnswerCheck.AllowedRange allowed) {
    if (optional && random.nextDouble() < MISSING_SHARE) {
      return Double.NaN;
    }
    return nominal ? random.nextInt((int) max + 1) : allowed.at(random.nextDouble());
  }
}
