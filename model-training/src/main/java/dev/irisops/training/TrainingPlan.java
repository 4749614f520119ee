package dev.irisops.training;

import dev.irisops.training.bundle.ModelSource;
import dev.irisops.training.bundle.OutputFolder;
import dev.irisops.training.evaluation.Protocol;
import dev.irisops.training.training.Candidate;
import java.nio.file.Path;
import java.util.List;

/**
 * A command line that has been understood.
 *
 * @param data CSV or ARFF file
 * @param classAttribute to predict
 * @param output where to
 * @param source what the user says of the model
 * @param candidates at least 1, each once
 * @param protocol how to judge
 * @param minAccuracy gate for the winner, in 0..1
 */
record TrainingPlan(
    Path data,
    String classAttribute,
    OutputFolder output,
    ModelSource source,
    List<Candidate> candidates,
    Protocol protocol,
    double minAccuracy) {

  TrainingPlan {
    candidates = List.copyOf(candidates);
    if (!(minAccuracy >= 0 && minAccuracy <= 1)) { // written so that NaN fails too
      throw new IllegalArgumentException("--min-accuracy: expected 0..1, found " + minAccuracy);
    }
  }
}
