package dev.irisops.training.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The candidates, ranked by log loss or root mean squared error.
 *
 * @param protocol protocol of the evaluation, as it was carried out
 * @param results evaluated candidates, lowest loss first; equal ones in the given order
 * @param failed candidates that failed or were not evaluated
 */
public record Ranking(
    Protocol protocol, List<CandidateResult> results, List<FailedCandidate> failed) {
  /** Sorts the results. */
  public Ranking {
    results =
        results.stream()
            .sorted(Comparator.comparingDouble(result -> result.evaluation().loss()))
            .toList();
    failed = List.copyOf(failed);
  }

  /** Returns true if a candidate passes the gate. */
  public boolean hasWinner() {
    return results.stream().anyMatch(result -> result.objection().isEmpty());
  }

  /**
   * Returns the result with the lowest loss among those that pass the gate, or among all if none
   * does.
   *
   * @throws java.util.NoSuchElementException if there are no results
   */
  public CandidateResult best() {
    return results.stream()
        .filter(result -> result.objection().isEmpty())
        .findFirst()
        .orElseGet(() -> results.stream().findFirst().orElseThrow());
  }

  /**
   * Returns the ranking after the model of the best candidate, trained on all rows, has failed.
   *
   * @param reason reason, without the name of the candidate
   */
  Ranking withoutBest(String reason) {
    List<CandidateResult> others = new ArrayList<>(results);
    others.remove(best());
    List<FailedCandidate> more = new ArrayList<>(failed);
    more.add(new FailedCandidate(best().candidate(), reason));
    return new Ranking(protocol, others, more);
  }
}
