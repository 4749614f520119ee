package dev.irisops.training.evaluation;

import java.util.Arrays;

/** Predicted probabilities of a row, and its actual class. */
public final class ClassPrediction implements Prediction {
  private static final double TOLERANCE = 1e-6;

  private final int actual;
  private final double[] probabilities;

  /**
   * Creates a prediction.
   *
   * @param actual index of the actual class
   * @param probabilities one probability per class, each in 0..1, with the sum 1; what is outside
   *     by less than a millionth is rounded, as the service does: with missing values, a forest
   *     answers for instance -7.8e-20
   * @throws IllegalArgumentException if a probability is out of range or the sum is not 1
   */
  public ClassPrediction(int actual, double[] probabilities) {
    boolean inRange =
        Arrays.stream(probabilities).allMatch(p -> p >= -TOLERANCE && p <= 1 + TOLERANCE);
    if (!inRange || Math.abs(Arrays.stream(probabilities).sum() - 1) > TOLERANCE) {
      throw new IllegalArgumentException(
          "probabilities: expected 0..1 with the sum 1, found " + Arrays.toString(probabilities));
    }
    this.actual = actual;
    this.probabilities =
        Arrays.stream(probabilities).map(p -> Math.min(1, Math.max(0, p))).toArray();
  }

  /** Returns the index of the actual class. */
  public int actual() {
    return actual;
  }

  /** Returns the probability of a class by its index, in 0..1. */
  public double probability(int classIndex) {
    return probabilities[classIndex];
  }

  /**
   * Returns the index of the most probable class; the first one of equals, as {@code
   * weka.core.Utils.maxIndex} does.
   */
  public int predicted() {
    int best = 0;
    for (int c = 1; c < probabilities.length; c++) {
      if (probabilities[c] > probabilities[best]) {
        best = c;
      }
    }
    return best;
  }

  /** Returns the probability of the predicted class, in 0..1. */
  public double confidence() {
    return probabilities[predicted()];
  }

  int classes() {
    return probabilities.length;
  }
}
