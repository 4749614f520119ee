package dev.irisops.training.evaluation;

import dev.irisops.training.training.Candidate;
import dev.irisops.training.training.Trainer;
import dev.irisops.training.training.TrainingFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import weka.classifiers.Classifier;
import weka.core.Instance;
import weka.core.Instances;

/**
 * Repeated stratified cross-validation (Kohavi 1995, "A study of cross-validation and bootstrap for
 * accuracy estimation and model selection"). Folds run in parallel; their forecasts come back in a
 * fixed order.
 */
final class CrossValidation {
  private final Protocol protocol;
  private final Workers workers;
  private final Progress progress;

  CrossValidation(Protocol protocol, Workers workers, Progress progress) {
    this.protocol = protocol;
    this.workers = workers;
    this.progress = progress;
  }

  /** Returns one forecast for each row and repeat. */
  List<Forecast> forecasts(Candidate candidate, Instances data) {
    List<Workers.Task<List<Forecast>>> tasks = new ArrayList<>();
    for (int r = 0; r < protocol.repeats(); r++) {
      int repeat = r;
      Instances shuffled = shuffled(data, repeat);
      for (int f = 0; f < protocol.folds(); f++) {
        int fold = f;
        tasks.add(() -> forecasts(candidate, shuffled, repeat, fold));
      }
    }
    return workers.all(tasks).stream().flatMap(List::stream).toList();
  }

  private Instances shuffled(Instances data, int repeat) {
    Instances shuffled = new Instances(data);
    shuffled.randomize(new Random(protocol.seedOf(repeat)));
    shuffled.stratify(protocol.folds());
    return shuffled;
  }

  private List<Forecast> forecasts(Candidate candidate, Instances shuffled, int repeat, int fold) {
    progress.running(candidate, repeat + 1, fold + 1);
    int seed = protocol.seedOf(repeat);
    Instances train = shuffled.trainCV(protocol.folds(), fold, new Random(seed));
    Classifier model = Trainer.train(candidate, train, seed);
    List<Forecast> forecasts = new ArrayList<>();
    for (Instance row : shuffled.testCV(protocol.folds(), fold)) {
      forecasts.add(forecast(candidate, model, row));
    }
    return forecasts;
  }

  private static Forecast forecast(Candidate candidate, Classifier model, Instance row) {
    try {
      return new Forecast((int) row.classValue(), model.distributionForInstance(row));
    } catch (Exception e) { // Weka declares nothing narrower
      throw new TrainingFailedException(candidate, "predicting failed: " + e.getMessage(), e);
    }
  }
}
