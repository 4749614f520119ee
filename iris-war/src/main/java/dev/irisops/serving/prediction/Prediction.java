package dev.irisops.serving.prediction;

/** What a model says of one row: a probability for each class, and so the likeliest class. */
public final class Prediction {
  private final double[] probabilities;
  private final int classIndex;

  /**
   * @param probabilities one a class in schema order, each in 0..1; not copied
   * @throws IllegalArgumentException if one is not in 0..1
   */
  public Prediction(double[] probabilities) {
    this.probabilities = probabilities;
    this.classIndex = likeliest(probabilities);
  }

  private static int likeliest(double[] probabilities) {
    int best = 0;
    for (int i = 0; i < probabilities.length; i++) {
      double p = probabilities[i];
      if (!(p >= 0 && p <= 1)) { // written so that NaN fails too
        throw new IllegalArgumentException("probability: expected 0..1, found " + p);
      }
      if (p > probabilities[best]) {
        best = i;
      }
    }
    return best;
  }

  /** The place of the likeliest class in the schema; of equally likely ones the first. */
  public int classIndex() {
    return classIndex;
  }

  /** The probability of the likeliest class, in 0..1. */
  public double confidence() {
    return probabilities[classIndex];
  }

  /** The probability of the class at {@code index} of the schema, in 0..1. */
  public double probability(int index) {
    return probabilities[index];
  }
}
