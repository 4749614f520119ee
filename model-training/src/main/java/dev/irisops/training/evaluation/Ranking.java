package dev.irisops.training.evaluation;

import java.util.Comparator;
import java.util.List;

/**
 * All judged candidates.
 *
 * @param standings the lowest log loss first, equals in the order they were named; at least 1
 */
public record Ranking(List<Standing> standings) {
  /**
   * Sorts the standings.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Ranking {
    if (standings.isEmpty()) {
      throw new IllegalArgumentException("standings: expected at least 1, found none");
    }
    standings =
        standings.stream()
            .sorted(Comparator.comparingDouble(standing -> standing.evaluation().logLoss()))
            .toList();
  }

  /** Returns the candidate with the lowest log loss. */
  public Standing winner() {
    return standings.get(0);
  }
}
