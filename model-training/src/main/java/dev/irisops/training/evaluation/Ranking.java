package dev.irisops.training.evaluation;

import java.util.Comparator;
import java.util.List;

/**
 * The evaluated candidates, ranked by log loss.
 *
 * @param results at least 1, lowest log loss first; equal ones in the order of the candidates
 */
public record Ranking(List<CandidateResult> results) {
  /**
   * Sorts the results.
   *
   * @throws IllegalArgumentException if there are no results
   */
  public Ranking {
    if (results.isEmpty()) {
      throw new IllegalArgumentException("results: expected at least 1, found none");
    }
    results =
        results.stream()
            .sorted(Comparator.comparingDouble(result -> result.evaluation().logLoss()))
            .toList();
  }

  /** Returns the result with the lowest log loss. */
  public CandidateResult best() {
    return results.get(0);
  }
}
