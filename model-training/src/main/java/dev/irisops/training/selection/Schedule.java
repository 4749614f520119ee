package dev.irisops.training.selection;

import dev.irisops.training.algorithm.Candidate;
import dev.irisops.training.evaluation.Protocol;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Decides which folds run within the time limit, and predicts the time that is left. */
final class Schedule {
  /** Until this share of the work is done, the trials predict better than the folds. */
  private static final double EARLY = 0.05;

  private final Plan plan;
  private final Protocol protocol;
  private final TimeLimit limit;
  private final double start;
  private final double work;
  private double workDone;

  /** Seconds of the folds of the first repeat that have succeeded. */
  private final Map<Candidate, DoubleSummaryStatistics> measured = new HashMap<>();

  private Optional<String> end = Optional.empty();
  private int started;
  private int admitted = 1;
  private boolean full;

  Schedule(Plan plan, Protocol protocol, TimeLimit limit) {
    this.plan = plan;
    this.protocol = protocol;
    this.limit = limit;
    this.start = limit.elapsed();
    this.work =
        plan.costs().stream().mapToDouble(Cost::seconds).sum()
            * protocol.folds()
            * protocol.repeats();
  }

  /**
   * Returns true if only the time for the training on all rows is left. No time is kept for it as
   * long as no candidate has a complete repeat. Once over, the evaluation stays over.
   */
  synchronized boolean isOver() {
    double kept = kept();
    if (end.isEmpty() && limit.left() < kept) {
      end =
          Optional.of(
              kept == 0
                  ? "did not end within " + limit
                  : "was stopped after %s, to keep %s of %s for the training on all rows"
                      .formatted(TimeLimit.text(limit.elapsed()), TimeLimit.text(kept), limit));
    }
    return end.isPresent();
  }

  /** Returns the time since the start of the run, in seconds. */
  double elapsed() {
    return limit.elapsed();
  }

  /** Returns what happened to the folds that had not ended when the evaluation was over. */
  synchronized String end() {
    return end.orElseThrow();
  }

  /**
   * Returns true if a repeat may run: the first always, another if the time is enough for a repeat
   * as long as those before it. Once one is refused, all further ones are.
   *
   * @param repeat index of the repeat, from 0
   */
  synchronized boolean admits(int repeat) {
    if (repeat == admitted && !full) {
      double perRepeat = (limit.elapsed() - start) / repeat;
      full = perRepeat + reserve() > limit.left();
      admitted = full ? admitted : repeat + 1;
    }
    return repeat < admitted;
  }

  /** Counts a fold as started. */
  synchronized ProgressListener.Fold started(Candidate candidate, int repeat, int fold) {
    started++;
    int total = plan.costs().size() * protocol.folds() * protocol.repeats();
    return new ProgressListener.Fold(
        started, total, candidate, protocol, repeat + 1, fold + 1, TimeLimit.text(secondsLeft()));
  }

  /**
   * Records a fold that has succeeded.
   *
   * @param repeat index of the repeat, from 0
   * @param seconds time that it took
   */
  synchronized void succeeded(Candidate candidate, int repeat, double seconds) {
    if (repeat == 0) {
      measured.computeIfAbsent(candidate, c -> new DoubleSummaryStatistics()).accept(seconds);
    }
  }

  /** Counts a fold as done. */
  synchronized void ended(Cost cost) {
    workDone += cost.seconds();
  }

  private double kept() {
    boolean modelPossible =
        measured.values().stream().anyMatch(folds -> folds.getCount() == protocol.folds());
    return modelPossible ? reserve() : 0;
  }

  private double reserve() {
    return Plan.reserve(plan.costs().stream().mapToDouble(this::seconds).max().orElse(0), limit);
  }

  private double seconds(Cost cost) {
    DoubleSummaryStatistics folds = measured.get(cost.candidate());
    return folds == null ? cost.seconds() : folds.getAverage();
  }

  private double secondsLeft() {
    double share = work == 0 ? 0 : workDone / work;
    double total =
        share < EARLY
            ? plan.secondsPerRepeat() * protocol.repeats()
            : (limit.elapsed() - start) / share;
    return Math.max(0, Math.min(total * (1 - share), limit.left() - kept()));
  }
}
