package dev.irisops.training.evaluation;

import dev.irisops.training.algorithm.Candidate;

/** Is notified of the progress of an evaluation, possibly by several threads at a time. */
public interface ProgressListener {
  /**
   * A fold starts.
   *
   * @param candidate candidate that is evaluated
   * @param repeat number of the repeat, from 1
   * @param fold number of the fold, from 1
   */
  default void foldStarted(Candidate candidate, int repeat, int fold) {}

  /**
   * A candidate has been evaluated.
   *
   * @param result scores of the candidate
   */
  default void candidateEvaluated(CandidateResult result) {}
}
