package dev.irisops.training;

import dev.irisops.training.evaluation.FailedCandidate;
import dev.irisops.training.evaluation.Ranking;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every candidate has failed or does not pass the gate. */
final class NoModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean allFailed;

  NoModelException(Ranking ranking) {
    super(
        (ranking.results().isEmpty() ? "every candidate failed: " : "no candidate is good enough: ")
            + Stream.concat(
                    ranking.results().stream()
                        .map(
                            result ->
                                result.candidate().algorithmName()
                                    + ": "
                                    + result.objection().orElseThrow()),
                    ranking.failed().stream().map(FailedCandidate::toString))
                .collect(Collectors.joining("; ", "", "; nothing written")));
    this.allFailed = ranking.results().isEmpty();
  }

  /** Returns true if no candidate has scores that could be compared. */
  boolean allFailed() {
    return allFailed;
  }
}
