package dev.irisops.training.selection;

import dev.irisops.training.algorithm.Candidate;
import dev.irisops.training.algorithm.TrainingFailedException;
import dev.irisops.training.evaluation.Protocol;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
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

  /** The time of a support vector machine grows about quadratically (Platt 1998). */
  private static final double HIGHEST_EXPONENT = 2;

  /** A trial must leave the rest of the time limit to the evaluation. */
  private static final double SHARE = 0.1;

  private final Candidate candidate;
  private final Protocol protocol;
  private final Instances shuffled;
  private final TimeLimit limit;
  private volatile double start = Double.POSITIVE_INFINITY;
  private volatile double sampleStart;
  private volatile int rows;
  private volatile double least;

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
    return !fits(0);
  }

  /** Returns the lower bound of the cost after a trial that did not end. */
  Cost leastCost() {
    double running = scaled(limit.elapsed() - sampleStart, 1);
    return new Cost(candidate, Math.max(least, running), true);
  }

  @Override
  public Cost get() {
    start = limit.elapsed();
    rows = Math.min(shuffled.size(), Math.max(SMALLEST, 2 * protocol.folds()));
    Deque<Double> times = new ArrayDeque<>(List.of(warmTime()));
    while (times.getLast() < longEnough() && rows < shuffled.size() && fits(2 * times.getLast())) {
      rows = Math.min(shuffled.size(), 2 * rows);
      times.add(warmTime());
    }
    return new Cost(candidate, scaled(times.getLast(), exponent(times)), false);
  }

  /** Returns the time of a fold of all rows, from that of a sample. */
  private double scaled(double seconds, double exponent) {
    return seconds * Math.pow((double) shuffled.size() / rows, exponent);
  }

  // From the last two doublings, because a busy machine can make one of them look twice as long.
  private static double exponent(Deque<Double> times) {
    List<Double> last = times.stream().skip(Math.max(0, times.size() - 3)).toList();
    int doublings = last.size() - 1;
    double factor = times.getLast() / last.get(0);
    double growth = factor > 1 ? Math.log(factor) / Math.log(2) / doublings : 1;
    return Math.max(1, Math.min(HIGHEST_EXPONENT, growth));
  }

  private boolean fits(double seconds) {
    return limit.elapsed() - start + seconds <= SHARE * limit.seconds();
  }

  private double longEnough() {
    return Math.max(1, LONG_ENOUGH * limit.seconds());
  }

  // Measured again before the last step, because Java runs the first folds many times slower.
  private double warmTime() {
    double time = time();
    boolean last = time >= longEnough() || rows == shuffled.size();
    return last && fits(time) ? Math.min(time, time()) : time;
  }

  private double time() {
    sampleStart = limit.elapsed();
    try {
      new CrossValidation(protocol, new Instances(shuffled, 0, rows)).outcomes(candidate, 0, 0);
    } catch (TrainingFailedException ignored) {
      // Because only the evaluation tells whether the candidate fails with all rows.
    }
    double time = limit.elapsed() - sampleStart;
    least = scaled(time, 1);
    return time;
  }
}
