package dev.irisops.training;

import dev.irisops.training.algorithm.Candidate;
import dev.irisops.training.bundle.ModelMetadata;
import dev.irisops.training.bundle.OutputFolder;
import dev.irisops.training.dataset.DataOptions;
import dev.irisops.training.evaluation.Gate;
import dev.irisops.training.evaluation.Protocol;
import dev.irisops.training.selection.TimeLimit;
import java.nio.file.Path;
import java.util.List;

/**
 * The options of a training run, parsed and validated.
 *
 * @param data data file, CSV or ARFF
 * @param reading options that say how the data file is read
 * @param output output folder
 * @param metadata name, creation time, data source and units
 * @param candidates candidates to evaluate, without duplicates; none for all of the task
 * @param protocol evaluation protocol
 * @param gate the least that the model must achieve
 * @param limit time for the evaluation and the training
 */
record TrainingOptions(
    Path data,
    DataOptions reading,
    OutputFolder output,
    ModelMetadata metadata,
    List<Candidate> candidates,
    Protocol protocol,
    Gate gate,
    TimeLimit limit) {

  TrainingOptions {
    candidates = List.copyOf(candidates);
  }
}
