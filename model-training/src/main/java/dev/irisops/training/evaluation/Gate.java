package dev.irisops.training.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The least that a model must achieve: a lower log loss than predicting the share of each class, a
 * kappa above 0, and, where one is given, a minimum accuracy.
 *
 * @param minAccuracy minimum accuracy, in 0..1
 */
public record Gate(Optional<Double> minAccuracy) {
  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if the minimum is not in 0..1
   */
  public Gate {
    minAccuracy.ifPresent(
        minimum -> {
          if (!(minimum >= 0 && minimum <= 1)) { // written so that NaN fails too
            throw new IllegalArgumentException("--min-accuracy: expected 0..1, found " + minimum);
          }
        });
  }

  /** Returns the reasons why a model must not be written; empty if it passes. */
  public Optional<String> objection(Evaluation evaluation) {
    List<String> objections = new ArrayList<>();
    double prior = evaluation.priorLogLoss();
    if (!(evaluation.logLoss() < prior)) {
      objections.add(
          text("log loss %.4f, expected below %.4f (class shares)", evaluation.logLoss(), prior));
    }
    if (!(evaluation.confusion().kappa() > 0)) {
      objections.add(text("kappa %.4f, expected above 0", evaluation.confusion().kappa()));
    }
    if (minAccuracy.isPresent() && evaluation.accuracy() < minAccuracy.get()) {
      objections.add(
          text("accuracy %.4f, expected at least %s", evaluation.accuracy(), minAccuracy.get()));
    }
    return objections.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", objections));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
