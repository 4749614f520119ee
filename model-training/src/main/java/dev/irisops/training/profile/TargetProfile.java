package dev.irisops.training.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Description of a number that a model predicts, in its unit.
 *
 * @param name name of the target
 * @param unit unit, e.g. EUR, if known
 * @param min minimum of the training data
 * @param max maximum of the training data
 * @param quintileEdges the 4 inner edges of the quintiles of the predictions, ascending, possibly
 *     equal
 * @param baselineShares share of the predictions in each of the 5 quintiles, in 0..1
 */
public record TargetProfile(
    String name,
    Optional<String> unit,
    double min,
    double max,
    List<Double> quintileEdges,
    List<Double> baselineShares) {

  /**
   * Describes a target.
   *
   * @param rows values of all training rows, at least 1
   * @param predictions cross-validated predictions, at least 1
   */
  static TargetProfile of(String name, Optional<String> unit, double[] rows, double[] predictions) {
    double[] sorted = predictions.clone();
    Arrays.sort(sorted);
    Quintiles quintiles = Quintiles.of(sorted);
    return new TargetProfile(
        name,
        unit,
        Arrays.stream(rows).min().getAsDouble(),
        Arrays.stream(rows).max().getAsDouble(),
        quintiles.edges(),
        quintiles.shares(predictions, predictions.length));
  }
}
