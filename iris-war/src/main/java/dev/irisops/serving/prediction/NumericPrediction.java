package dev.irisops.serving.prediction;

/**
 * A predicted number.
 *
 * @param value finite, in the unit of the target
 */
public record NumericPrediction(double value) implements Prediction {
  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public NumericPrediction {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("value: expected a finite number, found " + value);
    }
  }
}
