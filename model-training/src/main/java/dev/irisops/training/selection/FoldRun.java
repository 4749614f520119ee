package dev.irisops.training.selection;

import dev.irisops.training.algorithm.Candidate;
import dev.irisops.training.algorithm.TrainingFailedException;
import dev.irisops.training.evaluation.Outcome;
import dev.irisops.training.evaluation.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Runs the folds of all candidates, repeat by repeat, as long as the time allows.
 *
 * @param protocol evaluation protocol
 * @param validation folds
 * @param schedule decides which folds run
 * @param listener listener to notify of each fold
 * @param folds outcomes by candidate and fold, without the folds after a gap
 * @param failures first failure of each candidate that failed
 */
record FoldRun(
    Protocol protocol,
    CrossValidation validation,
    Schedule schedule,
    ProgressListener listener,
    Map<Candidate, List<List<Outcome>>> folds,
    Map<Candidate, Failure> failures) {

  /**
   * A failure of a candidate.
   *
   * @param index index of the fold among all of the candidate, from 0
   * @param reason reason, without the name of the candidate
   */
  record Failure(int index, String reason) {
    private Failure earlier(Failure other) {
      return other.index < index ? other : this;
    }
  }

  private record Task(Candidate candidate, int index, Future<Optional<List<Outcome>>> outcomes) {}

  FoldRun(
      Protocol protocol, CrossValidation validation, Schedule schedule, ProgressListener listener) {
    this(
        protocol,
        validation,
        schedule,
        listener,
        new ConcurrentHashMap<>(),
        new ConcurrentHashMap<>());
  }

  /** Runs the folds. */
  void run(List<Cost> costs, WorkerPool workers) {
    costs.forEach(cost -> folds.put(cost.candidate(), new ArrayList<>()));
    for (Task task : submit(costs, workers)) {
      List<List<Outcome>> done = folds.get(task.candidate());
      workers
          .await(task.outcomes(), schedule::isOver)
          .flatMap(Function.identity())
          .filter(outcomes -> done.size() == task.index())
          .ifPresent(done::add);
    }
  }

  /** Returns the number of complete repeats of a candidate. */
  int repeats(Candidate candidate) {
    return folds.getOrDefault(candidate, List.of()).size() / protocol.folds();
  }

  /** Returns the outcomes of the first repeats of a candidate. */
  List<Outcome> outcomes(Candidate candidate, int repeats) {
    return folds.get(candidate).stream()
        .limit((long) repeats * protocol.folds())
        .flatMap(List::stream)
        .toList();
  }

  private List<Task> submit(List<Cost> costs, WorkerPool workers) {
    List<Task> tasks = new ArrayList<>();
    for (int repeat = 0; repeat < protocol.repeats(); repeat++) {
      for (Cost cost : costs) {
        for (int fold = 0; fold < protocol.folds(); fold++) {
          int index = repeat * protocol.folds() + fold;
          tasks.add(new Task(cost.candidate(), index, workers.submit(() -> outcomes(cost, index))));
        }
      }
    }
    return tasks;
  }

  /** Returns the outcomes of a fold; empty if it fails, or if it is not run. */
  private Optional<List<Outcome>> outcomes(Cost cost, int index) {
    Candidate candidate = cost.candidate();
    int repeat = index / protocol.folds();
    // A fold before the first known failure still runs, so that the reason is always the same.
    boolean failed = failures.containsKey(candidate) && failures.get(candidate).index() < index;
    if (failed || !schedule.admits(repeat) || schedule.isOver()) {
      return Optional.empty();
    }
    int fold = index % protocol.folds();
    synchronized (listener) { // so that the folds are shown in the order of their numbers
      listener.foldStarted(schedule.started(candidate, repeat, fold));
    }
    double start = schedule.elapsed();
    try {
      List<Outcome> outcomes = validation.outcomes(candidate, repeat, fold);
      schedule.succeeded(candidate, repeat, schedule.elapsed() - start);
      return Optional.of(outcomes);
    } catch (TrainingFailedException e) {
      if (!schedule.isOver()) { // because a fold that is interrupted fails too
        failures.merge(candidate, new Failure(index, e.reason()), Failure::earlier);
      }
      return Optional.empty();
    } finally {
      schedule.ended(cost);
    }
  }
}
