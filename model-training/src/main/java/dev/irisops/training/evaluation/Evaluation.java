package dev.irisops.training.evaluation;

import java.util.List;

/**
 * Scores of a candidate over the cross-validated predictions of all repeats.
 *
 * @param confusion confusion matrix
 * @param logLoss log loss in nats, 0 or more; probabilities clipped to 1e-15..1
 * @param brierScore Brier score summed over the classes, in 0..2
 * @param calibration reliability diagram with 10 bins of confidence
 * @param lowConfidenceShare share of the predictions with a confidence of 0.7 or less, in 0..1
 */
public record Evaluation(
    ConfusionMatrix confusion,
    double logLoss,
    double brierScore,
    Calibration calibration,
    double lowConfidenceShare) {
  /** A bucket of the service's histogram of confidence ends here. */
  private static final double LOW_CONFIDENCE = 0.7;

  static Evaluation of(List<Prediction> predictions) {
    return new Evaluation(
        ConfusionMatrix.of(predictions),
        ProbabilityScores.logLoss(predictions),
        ProbabilityScores.brier(predictions),
        Calibration.of(predictions),
        lowConfidenceShare(predictions));
  }

  private static double lowConfidenceShare(List<Prediction> predictions) {
    long low = predictions.stream().filter(p -> p.confidence() <= LOW_CONFIDENCE).count();
    return (double) low / predictions.size();
  }

  /** Returns the share of correct predictions, in 0..1. */
  public double accuracy() {
    return confusion.accuracy();
  }
}
