package dev.irisops.training.evaluation;

import dev.irisops.training.training.Candidate;

/**
 * Hears how far the contest is. Called from several threads, one at a time for each candidate's
 * end.
 */
public interface Progress {
  /** Hears nothing. */
  Progress NOOP = new Progress() {};

  /**
   * A fold begins.
   *
   * @param candidate who is judged
   * @param repeat from 1
   * @param fold from 1
   */
  default void running(Candidate candidate, int repeat, int fold) {}

  /**
   * A candidate is through.
   *
   * @param candidate who was judged
   * @param evaluation what was found
   */
  default void judged(Candidate candidate, Evaluation evaluation) {}
}
