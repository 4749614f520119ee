package dev.irisops.training.evaluation;

import java.util.Arrays;

/** What a model said of one row it was not trained on, and what the row really is. */
public final class Forecast {
  private static final double TOLERANCE = 1e-6;

  private final int actual;
  private final double[] probabilities;

  /**
   * @param actual index of the row's class
   * @param probabilities one for each class, each in 0..1, with the sum 1
   * @throws IllegalArgumentException if they are no probabilities
   */
  public Forecast(int actual, double[] probabilities) {
    boolean inRange = Arrays.stream(probabilities).allMatch(p -> p >= 0 && p <= 1 + TOLERANCE);
    if (!inRange || Math.abs(Arrays.stream(probabilities).sum() - 1) > TOLERANCE) {
      throw new IllegalArgumentException(
          "expected probabilities with the sum 1, found " + Arrays.toString(probabilities));
    }
    this.actual = actual;
    this.probabilities = probabilities.clone();
  }

  /** Returns the index of the row's class. */
  public int actual() {
    return actual;
  }

  /**
   * @param classIndex index of a class
   * @return its probability, in 0..1
   */
  public double probability(int classIndex) {
    return probabilities[classIndex];
  }

  /**
   * Returns the index of the most probable class, the first of equals, as {@code
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

  boolean isRight() {
    return predicted() == actual;
  }

  int classes() {
    return probabilities.length;
  }
}
