package dev.irisops.training.selection;

import dev.irisops.training.algorithm.Candidate;
import dev.irisops.training.evaluation.Protocol;

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

  /** Returns true if only the time for the training on all rows is left. */
  boolean isOver() {
    return limit.left() < plan.reserve();
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
      full = perRepeat + plan.reserve() > limit.left();
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

  /** Counts a fold as done. */
  synchronized void ended(Cost cost) {
    workDone += cost.seconds();
  }

  private double secondsLeft() {
    double share = work == 0 ? 0 : workDone / work;
    double total =
        share < EARLY
            ? plan.secondsPerRepeat() * protocol.repeats()
            : (limit.elapsed() - start) / share;
    return Math.max(0, Math.min(total * (1 - share), limit.left() - plan.reserve()));
  }
}
