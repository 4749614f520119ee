package dev.irisops.training;

import dev.irisops.training.evaluation.CandidateResult;
import dev.irisops.training.evaluation.FailedCandidate;
import dev.irisops.training.evaluation.Gate;
import dev.irisops.training.evaluation.NumericEvaluation;
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
    boolean onlyBelowMinimum =
        ranking.results().stream()
            .map(result -> Gate.NO_MINIMUM.objection(result.evaluation()))
            .anyMatch(Optional::isEmpty);
    return "no candidate is good enough, see the table"
        + (onlyBelowMinimum ? "" : "; " + minimum(ranking.best()) + " cannot change it");
  }

  private static String minimum(CandidateResult result) {
    return result.evaluation() instanceof NumericEvaluation ? "--min-r2" : "--min-accuracy";
  }

  /** Returns true if no candidate has scores that could be compared. */
  boolean allFailed() {
    return allFailed;
  }
}
