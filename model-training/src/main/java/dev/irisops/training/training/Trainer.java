package dev.irisops.training.training;

import weka.classifiers.AbstractClassifier;
import weka.core.Instances;

/** Trains one candidate. */
public final class Trainer {
  private Trainer() {}

  /**
   * @param candidate what to train
   * @param data in the layout of {@link WekaLayout}; left unchanged
   * @param seed of every random choice
   * @return the trained classifier
   * @throws TrainingFailedException if Weka refuses or fails
   */
  public static AbstractClassifier train(Candidate candidate, Instances data, int seed) {
    AbstractClassifier classifier = candidate.untrained(seed);
    try {
      classifier.buildClassifier(new Instances(data));
      return classifier;
    } catch (Exception e) {
      throw new TrainingFailedException(candidate, "training failed: " + e.getMessage(), e);
    }
  }
}
