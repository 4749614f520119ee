package dev.irisops.training.evaluation;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Scores of probabilities; lower is better. */
final class ProbabilityScores {
  /** One certain mistake must not make the mean infinite. */
  private static final double LEAST = 1e-15;

  private ProbabilityScores() {}

  /**
   * Log loss (Good 1952, "Rational decisions"): mean of -ln p(actual class), p clipped to 1e-15..1.
   *
   * @return in nats, 0 or more
   */
  static double logLoss(List<Forecast> forecasts) {
    return mean(forecasts, ProbabilityScores::surprise);
  }

  /**
   * Brier score (Brier 1950, "Verification of forecasts expressed in terms of probability"), the
   * original form: mean of the sum over classes of (p - o)².
   *
   * @return in 0..2
   */
  static double brier(List<Forecast> forecasts) {
    return mean(forecasts, ProbabilityScores::squaredError);
  }

  private static double surprise(Forecast forecast) {
    double p = forecast.probability(forecast.actual());
    // StrictMath, because the last digit goes into the card and must not depend on the processor.
    return -StrictMath.log(Math.max(LEAST, Math.min(1, p))) + 0.0;
  }

  private static double squaredError(Forecast forecast) {
    double sum = 0;
    for (int c = 0; c < forecast.classes(); c++) {
      double error = forecast.probability(c) - (c == forecast.actual() ? 1 : 0);
      sum += error * error;
    }
    return sum;
  }

  private static double mean(List<Forecast> forecasts, ToDoubleFunction<Forecast> score) {
    return forecasts.stream().mapToDouble(score).sum() / forecasts.size();
  }
}
