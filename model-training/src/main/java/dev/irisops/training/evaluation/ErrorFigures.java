package dev.irisops.training.evaluation;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Figures of the errors of predicted numbers.
 *
 * @param meanAbsoluteError mean of |actual - predicted|, in the unit of the target, 0 or more
 * @param rootMeanSquaredError root of the mean of (actual - predicted)², in the unit of the target,
 *     0 or more
 * @param r2 coefficient of determination, at most 1: 1 - the sum of the squared errors / that of
 *     predicting the mean; 0 is no better than the mean
 * @param relativeAbsoluteError sum of the absolute errors / that of predicting the mean, 0 or more
 */
public record ErrorFigures(
    double meanAbsoluteError,
    double rootMeanSquaredError,
    double r2,
    double relativeAbsoluteError) {

  /**
   * Computes the figures.
   *
   * @param predictions at least 1
   */
  static ErrorFigures of(List<NumericPrediction> predictions) {
    double mean = mean(predictions, NumericPrediction::actual);
    double absolute = mean(predictions, p -> Math.abs(p.residual()));
    double squared = mean(predictions, p -> p.residual() * p.residual());
    double meanAbsolute = mean(predictions, p -> Math.abs(p.actual() - mean));
    double meanSquared = mean(predictions, p -> (p.actual() - mean) * (p.actual() - mean));
    return new ErrorFigures(
        absolute,
        finite(Math.sqrt(squared)),
        1 - ratio(squared, meanSquared),
        ratio(absolute, meanAbsolute));
  }

  /**
   * Computes the figures of a model that knows nothing but the mean of the actual numbers, which is
   * the constant with the lowest root mean squared error.
   *
   * @param predictions at least 1
   */
  static ErrorFigures ofMean(List<NumericPrediction> predictions) {
    double mean = mean(predictions, NumericPrediction::actual);
    return of(predictions.stream().map(p -> new NumericPrediction(p.actual(), mean)).toList());
  }

  private static double mean(
      List<NumericPrediction> predictions, ToDoubleFunction<NumericPrediction> value) {
    // Divided first, because the sum of huge numbers is infinite.
    return finite(
        predictions.stream().mapToDouble(value).map(each -> each / predictions.size()).sum());
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? (part == 0 ? 0 : Double.MAX_VALUE) : finite(part / whole);
  }

  // Because squares of huge numbers are infinite, which JSON cannot hold.
  private static double finite(double value) {
    return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
  }
}
