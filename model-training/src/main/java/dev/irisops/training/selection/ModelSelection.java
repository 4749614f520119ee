package dev.irisops.training.selection;

import dev.irisops.training.algorithm.Candidate;
import dev.irisops.training.algorithm.WekaInstances;
import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.evaluation.Gate;
import dev.irisops.training.evaluation.Protocol;
import dev.irisops.training.evaluation.Ranking;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import weka.core.Instances;

/**
 * Ranks candidates by cross-validation on the same folds.
 *
 * @param protocol evaluation protocol
 * @param gate the least that a model must achieve
 * @param threads number of folds to run in parallel, at least 1; does not change the results
 * @param limit time for the evaluation and the training on all rows; does not change the results as
 *     long as it is enough
 * @param listener listener to notify of the progress
 */
public record ModelSelection(
    Protocol protocol, Gate gate, int threads, TimeLimit limit, ProgressListener listener) {
  /**
   * Evaluates and ranks candidates.
   *
   * @param candidates candidates to evaluate, at least 1
   * @param dataset labelled rows
   * @return the ranking of all candidates
   * @throws dev.irisops.training.dataset.InvalidDatasetException if there is only one row
   */
  public Ranking rank(List<Candidate> candidates, Dataset dataset) {
    Protocol adapted = RareClasses.adapt(protocol, dataset);
    adapted.notes().forEach(this::warn);
    Instances data = WekaInstances.of(dataset);
    try (WorkerPool workers = new WorkerPool(threads)) {
      Plan plan = Plan.of(costs(candidates, adapted, data, workers), adapted, threads, limit);
      announce(plan, adapted);
      Schedule schedule = new Schedule(plan, adapted, limit);
      FoldRun run = new FoldRun(adapted, new CrossValidation(adapted, data), schedule, listener);
      run.run(plan.costs(), workers);
      return new Results(this, adapted, plan, run).ranking(candidates, dataset.target());
    }
  }

  private List<Cost> costs(
      List<Candidate> candidates, Protocol adapted, Instances data, WorkerPool workers) {
    Instances shuffled = new Instances(data);
    shuffled.randomize(new Random(adapted.seed()));
    Map<Trial, Future<Cost>> trials = new LinkedHashMap<>();
    for (Candidate candidate : candidates) {
      Trial trial = new Trial(candidate, adapted, shuffled, limit);
      trials.put(trial, workers.submit(trial));
    }
    List<Cost> costs = new ArrayList<>();
    trials.forEach(
        (trial, cost) -> costs.add(workers.await(cost, trial::isOver).orElseGet(trial::leastCost)));
    return costs;
  }

  private void announce(Plan plan, Protocol adapted) {
    plan.dropped().forEach(dropped -> warn(dropped.toString()));
    listener.message(
        "evaluating %d of %d candidates by %d times %d-fold cross-validation: %s%s"
            .formatted(
                plan.costs().size(),
                plan.costs().size() + plan.dropped().size(),
                adapted.repeats(),
                adapted.folds(),
                plan.time(adapted),
                plan.fits(adapted, limit) ? "" : "; as many repeats as fit into " + limit));
  }

  void warn(String message) {
    listener.message("warning: " + message);
  }
}
