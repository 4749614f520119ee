package dev.irisops.training.evaluation;

import weka.classifiers.Classifier;
import weka.core.Instance;

/** What a model predicts for a row, and what the row has. */
public sealed interface Prediction permits ClassPrediction, NumericPrediction {
  /**
   * Predicts a row.
   *
   * @param model trained classifier
   * @param row row with its class or number
   * @return the prediction
   * @throws Exception if the classifier throws one, or answers neither probabilities nor a number
   */
  static Prediction of(Classifier model, Instance row) throws Exception {
    return row.classAttribute().isNumeric()
        ? new NumericPrediction(row.classValue(), model.classifyInstance(row))
        : new ClassPrediction((int) row.classValue(), model.distributionForInstance(row));
  }
}
