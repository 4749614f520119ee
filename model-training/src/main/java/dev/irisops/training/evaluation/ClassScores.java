package dev.irisops.training.evaluation;

/**
 * How well one class is found (van Rijsbergen 1979, "Information Retrieval").
 *
 * @param precision share of right forecasts among those of this class, in 0..1; 0 if never
 *     predicted
 * @param recall share of this class that was found, in 0..1; 0 if it never occurred
 * @param f1 harmonic mean of the two, in 0..1; 0 if both are 0
 */
public record ClassScores(double precision, double recall, double f1) {
  static ClassScores of(int right, int predicted, int actual) {
    return new ClassScores(
        ratio(right, predicted), ratio(right, actual), ratio(2.0 * right, predicted + actual));
  }

  // Because 0 / 0 would put a NaN into the card, which JSON cannot hold.
  private static double ratio(double part, int whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
