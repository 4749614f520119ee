package dev.irisops.training.algorithm;

import weka.classifiers.AbstractClassifier;
import weka.core.Instances;

/** Trains a candidate. */
public final class Trainer {
  private Trainer() {}

  /**
   * Trains a new classifier.
   *
   * @param candidate candidate to train
   * @param data rows as {@link WekaInstances} converts them; not modified
   * @param seed seed of the random numbers of the algorithm
   * @return the trained classifier
   * @throws TrainingFailedException if Weka throws an exception
   */
  public static AbstractClassifier train(Candidate candidate, Instances data, int seed) {
    AbstractClassifier classifier = candidate.newClassifier(seed);
    try {
      classifier.buildClassifier(new Instances(data));
      return classifier;
    } catch (Exception e) {
      throw new TrainingFailedException(candidate, "training failed: " + e.getMessage(), e);
    }
  }
}
