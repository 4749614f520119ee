package dev.irisops.training.selection;

import dev.irisops.training.algorithm.Candidate;
import dev.irisops.training.algorithm.TrainingFailedException;
import dev.irisops.training.evaluation.Protocol;
import java.util.function.Supplier;
import weka.core.Instances;

/**
 * Predicts how long a fold of all rows takes: from folds of samples, each twice as large as the one
 * before, until one takes long enough to tell.
 */
final class Trial implements Supplier<Cost> {
  private static final int SMALLEST = 32;

  /** A share of the time limit, but not less than a second. */
  private static final double LONG_ENOUGH = 0.005;

  private static final double HIGHEST_EXPONENT = 2.5;

  /** A candidate that needs a larger share of the time for a sample cannot finish all rows. */
  private static final double SHARE = 0.1;

  private final Candidate candidate;
  private final Protocol protocol;
  private final Instances shuffled;
  private final TimeLimit limit;
  private volatile double start = Double.POSITIVE_INFINITY;

  /**
   * Creates a trial.
   *
   * @param shuffled all rows in random order
   */
  Trial(Candidate candidate, Protocol protocol, Instances shuffled, TimeLimit limit) {
    this.candidate = candidate;
    this.protocol = protocol;
    this.shuffled = shuffled;
    this.limit = limit;
  }

  /** Returns true if the trial has run for too long. */
  boolean isOver() {
    return limit.elapsed() - start > SHARE * limit.seconds();
  }

  /** Returns the cost of a trial that did not end. */
  Cost endlessCost() {
    return new Cost(candidate, Double.POSITIVE_INFINITY);
  }

  @Override
  public Cost get() {
    start = limit.elapsed();
    int rows = Math.min(shuffled.size(), Math.max(SMALLEST, 2 * protocol.folds()));
    double before = Double.POSITIVE_INFINITY;
    double time = warmTime(rows);
    while (time < longEnough() && rows < shuffled.size() && !interrupted()) {
      before = time;
      rows = Math.min(shuffled.size(), 2 * rows);
      time = warmTime(rows);
    }
    double growth = time > before ? Math.log(time / before) / Math.log(2) : 1;
    double exponent = Math.max(1, Math.min(HIGHEST_EXPONENT, growth));
    return new Cost(candidate, time * Math.pow((double) shuffled.size() / rows, exponent));
  }

  private double longEnough() {
    return Math.max(1, LONG_ENOUGH * limit.seconds());
  }

  // Measured again before the last step, because Java runs the first folds many times slower.
  private double warmTime(int rows) {
    double time = time(rows);
    boolean last = time >= longEnough() || rows == shuffled.size();
    return last && !interrupted() ? Math.min(time, time(rows)) : time;
  }

  private static boolean interrupted() {
    return Thread.currentThread().isInterrupted();
  }

  private double time(int rows) {
    double before = limit.elapsed();
    try {
      new CrossValidation(protocol, new Instances(shuffled, 0, rows)).outcomes(candidate, 0, 0);
    } catch (TrainingFailedException ignored) {
      // Because only the evaluation tells whether the candidate fails with all rows.
    }
    return limit.elapsed() - before;
  }
}
