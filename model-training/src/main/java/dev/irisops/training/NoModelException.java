package dev.irisops.training;

import dev.irisops.training.evaluation.FailedCandidate;
import dev.irisops.training.evaluation.Gate;
import dev.irisops.training.evaluation.Ranking;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every candidate has failed or does not pass the gate. */
final class NoModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean allFailed;

  NoModelException(Ranking ranking) {
    super(reason(ranking) + "; nothing written");
    this.allFailed = ranking.results().isEmpty();
  }

  private static String reason(Ranking ranking) {
    if (ranking.results().isEmpty()) {
      return ranking.failed().stream()
          .map(FailedCandidate::toString)
          .collect(Collectors.joining("; ", "every candidate failed: ", ""));
    }
    boolean onlyInaccurate =
        ranking.results().stream()
            .map(result -> new Gate(Optional.empty()).objection(result.evaluation()))
            .anyMatch(Optional::isEmpty);
    return "no candidate is good enough, see the table"
        + (onlyInaccurate ? "" : "; --min-accuracy cannot change it");
  }

  /** Returns true if no candidate has scores that could be compared. */
  boolean allFailed() {
    return allFailed;
  }
}
