package dev.irisops.training.evaluation;

/**
 * A predicted number and the actual one. It is also the outcome that an evaluation keeps.
 *
 * @param actual actual number
 * @param predicted predicted number, finite
 */
public record NumericPrediction(double actual, double predicted) implements Prediction, Outcome {
  /**
   * Checks the predicted number.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public NumericPrediction {
    if (!Double.isFinite(predicted)) {
      throw new IllegalArgumentException("value: expected a finite number, found " + predicted);
    }
  }

  /** Returns by how much the actual number is larger than the predicted one; finite. */
  public double residual() {
    return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, actual - predicted));
  }
}
