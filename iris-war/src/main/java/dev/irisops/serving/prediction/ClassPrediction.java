package dev.irisops.serving.prediction;

/** A predicted class: the probability of each class, and the most likely class. */
public final class ClassPrediction implements Prediction {
  private final double[] probabilities;
  private final int classIndex;

  /**
   * @param probabilities one per class in schema order, each in 0..1; not copied
   * @throws IllegalArgumentException if a probability is not in 0..1
   */
  public ClassPrediction(double[] probabilities) {
    this.probabilities = probabilities;
    this.classIndex = mostLikely(probabilities);
  }

  private static int mostLikely(double[] probabilities) {
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

  /** Returns the index of the most likely class in the schema; the first of equally likely ones. */
  public int classIndex() {
    return classIndex;
  }

  /** Returns the probability of the most likely class, in 0..1. */
  public double confidence() {
    return probabilities[classIndex];
  }

  /** Returns the probability of the class at {@code index} of the schema, in 0..1. */
  public double probability(int index) {
    return probabilities[index];
  }
}
