package dev.irisops.training.evaluation;

import java.util.List;

/**
 * Scores of a candidate over the cross-validated predictions of all repeats.
 *
 * @param confusion confusion matrix
 * @param logLoss log loss in nats, 0 or more; probabilities clipped to 1e-15..1
 * @param brierScore Brier score summed over the classes, in 0..2
 * @param calibration reliability diagram with 10 bins of confidence
 * @param lowConfidenceShare share of the predictions with a confidence of at most 0.7, in 0..1
 */
public record ClassEvaluation(
    ConfusionMatrix confusion,
    double logLoss,
    double brierScore,
    Calibration calibration,
    double lowConfidenceShare)
    implements Evaluation {
  /** An edge of the histogram {@code model_confidence}, so that the service counts the same. */
  private static final double LOW_CONFIDENCE = 0.7;

  /**
   * Computes the scores.
   *
   * @param outcomes at least 1
   * @param classes number of classes
   */
  public static ClassEvaluation of(List<ClassOutcome> outcomes, int classes) {
    double unsure = outcomes.stream().filter(o -> o.confidence() <= LOW_CONFIDENCE).count();
    return new ClassEvaluation(
        ConfusionMatrix.of(outcomes, classes),
        ProbabilityScores.logLoss(outcomes),
        ProbabilityScores.brier(outcomes),
        Calibration.of(outcomes),
        unsure / outcomes.size());
  }

  /** Returns the share of correct predictions, in 0..1. */
  public double accuracy() {
    return confusion.accuracy();
  }

  /** Returns the share of each class among the predictions, in class order, each in 0..1. */
  public List<Double> predictedShares() {
    return confusion.predictedShares();
  }

  /**
   * Returns the log loss, in nats, of a model that knows nothing but the share of each class: the
   * entropy of the classes.
   */
  public double priorLogLoss() {
    return confusion.actualShares().stream()
        .filter(share -> share > 0)
        .mapToDouble(share -> -share * StrictMath.log(share))
        .sum();
  }

  @Override
  public double loss() {
    return logLoss;
  }
}
