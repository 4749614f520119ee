package dev.irisops.training.selection;

import dev.irisops.training.algorithm.Candidate;
import dev.irisops.training.evaluation.Protocol;

/** Is notified of the progress of an evaluation, possibly by several threads at a time. */
public interface ProgressListener {
  /**
   * A fold of the evaluation.
   *
   * @param number number of the fold among all folds of all candidates, from 1
   * @param total number of all folds of all candidates
   * @param candidate candidate that is evaluated
   * @param protocol evaluation protocol
   * @param repeat number of the repeat, from 1
   * @param fold number of the fold in its repeat, from 1
   * @param timeLeft time until the end of the evaluation, e.g. {@code 15 s}
   */
  record Fold(
      int number,
      int total,
      Candidate candidate,
      Protocol protocol,
      int repeat,
      int fold,
      String timeLeft) {}

  /** A fold starts. */
  default void foldStarted(Fold fold) {}

  /**
   * The user should know something.
   *
   * @param message one line
   */
  default void message(String message) {}
}
