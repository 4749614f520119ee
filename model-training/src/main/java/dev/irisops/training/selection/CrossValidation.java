package dev.irisops.training.selection;

import dev.irisops.training.algorithm.Candidate;
import dev.irisops.training.algorithm.Trainer;
import dev.irisops.training.algorithm.TrainingFailedException;
import dev.irisops.training.evaluation.Outcome;
import dev.irisops.training.evaluation.Prediction;
import dev.irisops.training.evaluation.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import weka.classifiers.Classifier;
import weka.core.Instance;
import weka.core.Instances;

/**
 * Repeated cross-validation, stratified by class (Kohavi 1995, "A study of cross-validation and
 * bootstrap for accuracy estimation and model selection"). Several threads can run its folds.
 */
final class CrossValidation {
  private final Protocol protocol;
  private final Instances data;
  private final Map<Integer, Instances> shuffles = new ConcurrentHashMap<>();

  CrossValidation(Protocol protocol, Instances data) {
    this.protocol = protocol;
    this.data = data;
  }

  /**
   * Trains on all folds but one, and predicts that one.
   *
   * @param repeat index of the repeat, from 0
   * @param fold index of the fold that is predicted, from 0
   * @throws TrainingFailedException if training or predicting fails
   */
  List<Outcome> outcomes(Candidate candidate, int repeat, int fold) {
    Instances shuffled = shuffles.computeIfAbsent(repeat, this::shuffled);
    int seed = protocol.seedOf(repeat);
    Instances train = shuffled.trainCV(protocol.folds(), fold, new Random(seed));
    Classifier model = Trainer.train(candidate, train, seed);
    List<Outcome> outcomes = new ArrayList<>();
    for (Instance row : shuffled.testCV(protocol.folds(), fold)) {
      outcomes.add(outcome(candidate, model, row));
    }
    return outcomes;
  }

  private Instances shuffled(int repeat) {
    Instances shuffled = new Instances(data);
    shuffled.randomize(new Random(protocol.seedOf(repeat)));
    shuffled.stratify(protocol.folds()); // which leaves rows without a class as they are
    return shuffled;
  }

  private static Outcome outcome(Candidate candidate, Classifier model, Instance row) {
    try {
      return Outcome.of(Prediction.of(model, row));
    } catch (Exception | StackOverflowError e) { // because a tree can be too deep
      throw new TrainingFailedException(candidate, "prediction failed", e);
    }
  }
}
