package dev.irisops.training.evaluation;

import dev.irisops.training.algorithm.Candidate;
import dev.irisops.training.algorithm.Trainer;
import dev.irisops.training.algorithm.TrainingFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import weka.classifiers.Classifier;
import weka.core.Instance;
import weka.core.Instances;

/**
 * Repeated stratified cross-validation (Kohavi 1995, "A study of cross-validation and bootstrap for
 * accuracy estimation and model selection"). The folds run in parallel; the order of the
 * predictions does not depend on it.
 */
record CrossValidation(Protocol protocol, WorkerPool workers, ProgressListener listener) {
  /**
   * Returns one prediction per row and repeat.
   *
   * @throws TrainingFailedException if training or predicting fails
   */
  List<Prediction> predictions(Candidate candidate, Instances data) {
    List<Supplier<List<Prediction>>> tasks = new ArrayList<>();
    for (int r = 0; r < protocol.repeats(); r++) {
      int repeat = r;
      Instances shuffled = shuffled(data, repeat);
      for (int f = 0; f < protocol.folds(); f++) {
        int fold = f;
        tasks.add(() -> predictions(candidate, shuffled, repeat, fold));
      }
    }
    return workers.runAll(tasks).stream().flatMap(List::stream).toList();
  }

  private Instances shuffled(Instances data, int repeat) {
    Instances shuffled = new Instances(data);
    shuffled.randomize(new Random(protocol.seedOf(repeat)));
    shuffled.stratify(protocol.folds());
    return shuffled;
  }

  private List<Prediction> predictions(
      Candidate candidate, Instances shuffled, int repeat, int fold) {
    listener.foldStarted(candidate, repeat + 1, fold + 1);
    int seed = protocol.seedOf(repeat);
    Instances train = shuffled.trainCV(protocol.folds(), fold, new Random(seed));
    Classifier model = Trainer.train(candidate, train, seed);
    List<Prediction> predictions = new ArrayList<>();
    for (Instance row : shuffled.testCV(protocol.folds(), fold)) {
      predictions.add(prediction(candidate, model, row));
    }
    return predictions;
  }

  private static Prediction prediction(Candidate candidate, Classifier model, Instance row) {
    try {
      return new Prediction((int) row.classValue(), model.distributionForInstance(row));
    } catch (Exception e) { // because Weka declares Exception
      throw new TrainingFailedException(candidate, "prediction failed: " + e.getMessage(), e);
    }
  }
}
