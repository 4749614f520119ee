package dev.irisops.training.evaluation;

import dev.irisops.training.algorithm.Candidate;
import dev.irisops.training.algorithm.WekaInstances;
import dev.irisops.training.dataset.Dataset;
import java.util.ArrayList;
import java.util.List;
import weka.core.Instances;

/**
 * Ranks candidates by cross-validation on the same folds.
 *
 * @param protocol evaluation protocol
 * @param threads number of folds to run in parallel, at least 1; does not change the results
 * @param listener listener to notify of the progress
 */
public record ModelSelection(Protocol protocol, int threads, ProgressListener listener) {
  /**
   * Evaluates and ranks candidates.
   *
   * @param candidates candidates to evaluate, at least 1
   * @param dataset labelled rows
   * @return the ranking of all candidates
   * @throws dev.irisops.training.dataset.InvalidDatasetException if a class has fewer rows than
   *     there are folds
   * @throws dev.irisops.training.algorithm.TrainingFailedException if a candidate fails
   */
  public Ranking rank(List<Candidate> candidates, Dataset dataset) {
    dataset.requireRowsForFolds(protocol.folds());
    Instances data = WekaInstances.of(dataset);
    List<CandidateResult> results = new ArrayList<>();
    try (WorkerPool workers = new WorkerPool(threads)) {
      CrossValidation validation = new CrossValidation(protocol, workers, listener);
      for (Candidate candidate : candidates) {
        Evaluation evaluation = Evaluation.of(validation.predictions(candidate, data));
        CandidateResult result = new CandidateResult(candidate, evaluation);
        listener.candidateEvaluated(result);
        results.add(result);
      }
    }
    return new Ranking(results);
  }
}
