package dev.irisops.training.evaluation;

import java.util.List;

/**
 * Scores of predicted numbers.
 *
 * @param predictions the cross-validated predictions, at least 1
 * @param errors figures of their errors
 * @param mean the same figures of predicting the mean
 */
public record NumericEvaluation(
    List<NumericPrediction> predictions, ErrorFigures errors, ErrorFigures mean)
    implements Evaluation {
  /** Copies the predictions. */
  public NumericEvaluation {
    predictions = List.copyOf(predictions);
  }

  /**
   * Computes the scores.
   *
   * @param predictions at least 1
   */
  public static NumericEvaluation of(List<NumericPrediction> predictions) {
    return new NumericEvaluation(
        predictions, ErrorFigures.of(predictions), ErrorFigures.ofMean(predictions));
  }

  @Override
  public double loss() {
    return errors.rootMeanSquaredError();
  }
}
