package dev.irisops.training.evaluation;

import dev.irisops.training.algorithm.Candidate;

/**
 * A candidate without scores.
 *
 * @param candidate candidate that failed or was not evaluated
 * @param reason reason, without the name of the candidate
 */
public record FailedCandidate(Candidate candidate, String reason) {
  @Override
  public String toString() {
    return candidate.algorithmName() + ": " + reason;
  }
}
