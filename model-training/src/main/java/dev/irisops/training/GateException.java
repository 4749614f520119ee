package dev.irisops.training;

import dev.irisops.training.evaluation.Standing;
import java.util.Locale;

/** The winner is not good enough to be shipped. */
final class GateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GateException(Standing winner, double minAccuracy) {
    super(
        String.format(
            Locale.ROOT,
            "gate not passed: %s has accuracy %.4f, expected at least %s (log loss %.4f); nothing written",
            winner.candidate().label(),
            winner.evaluation().accuracy(),
            minAccuracy,
            winner.evaluation().logLoss()));
  }
}
