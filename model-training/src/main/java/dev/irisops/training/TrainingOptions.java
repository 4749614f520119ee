package dev.irisops.training;

import dev.irisops.training.algorithm.Candidate;
import dev.irisops.training.bundle.ModelMetadata;
import dev.irisops.training.bundle.OutputFolder;
import dev.irisops.training.dataset.DataOptions;
import dev.irisops.training.evaluation.Protocol;
import java.nio.file.Path;
import java.util.List;

/**
 * The options of a training run, parsed and validated.
 *
 * @param data data file, CSV or ARFF
 * @param reading options that say how the data file is read
 * @param output output folder
 * @param metadata name, creation time, data source and units
 * @param candidates candidates to evaluate, at least 1, without duplicates
 * @param protocol evaluation protocol
 * @param minAccuracy minimum accuracy of the best candidate, in 0..1
 */
record TrainingOptions(
    Path data,
    DataOptions reading,
    OutputFolder output,
    ModelMetadata metadata,
    List<Candidate> candidates,
    Protocol protocol,
    double minAccuracy) {

  TrainingOptions {
    candidates = List.copyOf(candidates);
    if (!(minAccuracy >= 0 && minAccuracy <= 1)) { // written so that NaN fails too
      throw new IllegalArgumentException("--min-accuracy: expected 0..1, found " + minAccuracy);
    }
  }
}
