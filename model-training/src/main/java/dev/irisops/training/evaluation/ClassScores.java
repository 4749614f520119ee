package dev.irisops.training.evaluation;

/**
 * Precision, recall and F1 of a class (van Rijsbergen 1979, "Information Retrieval").
 *
 * @param precision share of the predictions of this class that are correct, in 0..1; 0 if the class
 *     is never predicted
 * @param recall share of the rows of this class that are predicted correctly, in 0..1; 0 if there
 *     are no such rows
 * @param f1 harmonic mean of precision and recall, in 0..1; 0 if both are 0
 */
public record ClassScores(double precision, double recall, double f1) {
  static ClassScores of(int correct, int predicted, int actual) {
    return new ClassScores(
        ratio(correct, predicted),
        ratio(correct, actual),
        ratio(2.0 * correct, predicted + actual));
  }

  // Because 0 / 0 is NaN, which JSON cannot hold.
  private static double ratio(double part, int whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
