package dev.irisops.training;

import dev.irisops.training.evaluation.CandidateResult;
import java.util.Locale;

/** The accuracy of the best candidate is below {@code --min-accuracy}. */
final class AccuracyBelowMinimumException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AccuracyBelowMinimumException(CandidateResult best, double minAccuracy) {
    super(
        String.format(
            Locale.ROOT,
            "accuracy below the minimum: %s has accuracy %.4f, expected at least %s (log loss %.4f); nothing written",
            best.candidate().algorithmName(),
            best.evaluation().accuracy(),
            minAccuracy,
            best.evaluation().logLoss()));
  }
}
