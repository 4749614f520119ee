package dev.irisops.training.algorithm;

import weka.classifiers.AbstractClassifier;
import weka.core.Instances;

/** Trains a candidate. */
public final class Trainer {
  private Trainer() {}

  /**
   * Trains a new classifier. Stops when the thread is interrupted, as Weka's algorithms do.
   *
   * @param candidate candidate to train
   * @param data rows as {@link WekaInstances} converts them; not modified
   * @param seed seed of the random numbers of the algorithm
   * @return the trained classifier
   * @throws TrainingFailedException if Weka throws an exception, also because of an interruption
   */
  public static AbstractClassifier train(Candidate candidate, Instances data, int seed) {
    try {
      AbstractClassifier classifier = candidate.newClassifier(seed);
      classifier.buildClassifier(new Instances(data));
      return classifier;
    } catch (Exception | StackOverflowError e) { // because a tree can be too deep
      throw new TrainingFailedException(candidate, "training failed", e);
    }
  }
}
