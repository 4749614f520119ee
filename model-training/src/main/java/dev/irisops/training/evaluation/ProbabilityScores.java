package dev.irisops.training.evaluation;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Scores of predicted probabilities; lower is better. */
final class ProbabilityScores {
  /** Because one prediction with probability 0 would make the log loss infinite. */
  private static final double MIN_PROBABILITY = 1e-15;

  private ProbabilityScores() {}

  /**
   * Returns the log loss (Good 1952, "Rational decisions") in nats, 0 or more: the mean of -ln
   * p(actual class), with p clipped to 1e-15..1.
   */
  static double logLoss(List<ClassOutcome> outcomes) {
    return mean(outcomes, ProbabilityScores::negativeLogLikelihood);
  }

  /**
   * Returns the Brier score in its original form (Brier 1950, "Verification of forecasts expressed
   * in terms of probability"), in 0..2: the mean of the sum over the classes of (p - o)².
   */
  static double brier(List<ClassOutcome> outcomes) {
    return mean(outcomes, ClassOutcome::squaredError);
  }

  private static double negativeLogLikelihood(ClassOutcome outcome) {
    // StrictMath, because the last digit in the model card must not depend on the processor.
    return -StrictMath.log(Math.max(MIN_PROBABILITY, Math.min(1, outcome.probability()))) + 0.0;
  }

  private static double mean(List<ClassOutcome> outcomes, ToDoubleFunction<ClassOutcome> score) {
    return outcomes.stream().mapToDouble(score).sum() / outcomes.size();
  }
}
