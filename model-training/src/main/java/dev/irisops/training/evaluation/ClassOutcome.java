package dev.irisops.training.evaluation;

/**
 * The parts of a cross-validated prediction that its scores need. Smaller than a {@link
 * ClassPrediction}, because an evaluation keeps one per row and repeat.
 *
 * @param actual index of the actual class
 * @param predicted index of the predicted class
 * @param probability probability of the actual class, in 0..1
 * @param confidence probability of the predicted class, in 0..1
 * @param squaredError sum over the classes of (p - o)², in 0..2
 */
public record ClassOutcome(
    int actual, int predicted, double probability, double confidence, double squaredError)
    implements Outcome {
  /** Returns the outcome of a prediction. */
  public static ClassOutcome of(ClassPrediction prediction) {
    int actual = prediction.actual();
    double squaredError = 0;
    for (int c = 0; c < prediction.classes(); c++) {
      double error = prediction.probability(c) - (c == actual ? 1 : 0);
      squaredError += error * error;
    }
    return new ClassOutcome(
        actual,
        prediction.predicted(),
        prediction.probability(actual),
        prediction.confidence(),
        squaredError);
  }

  boolean isCorrect() {
    return predicted == actual;
  }
}
