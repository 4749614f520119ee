package dev.irisops.training.evaluation;

import java.util.List;

/**
 * What cross-validation found, over all forecasts of all repeats.
 *
 * @param confusion counts of all repeats together
 * @param logLoss in nats, 0 or more; natural logarithm, probabilities clipped to 1e-15..1
 * @param brierScore multi-class sum form, in 0..2
 * @param calibration over 10 bins of confidence
 */
public record Evaluation(
    ConfusionMatrix confusion, double logLoss, double brierScore, Calibration calibration) {

  static Evaluation of(List<Forecast> forecasts) {
    return new Evaluation(
        ConfusionMatrix.of(forecasts),
        ProbabilityScores.logLoss(forecasts),
        ProbabilityScores.brier(forecasts),
        Calibration.of(forecasts));
  }

  /** Returns the share of right forecasts, in 0..1. */
  public double accuracy() {
    return confusion.accuracy();
  }
}
