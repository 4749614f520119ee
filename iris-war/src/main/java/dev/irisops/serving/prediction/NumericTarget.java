package dev.irisops.serving.prediction;

import java.util.List;
import java.util.Optional;

/**
 * The number that a model predicts.
 *
 * @param name its name in the training data, for instance {@code price}
 * @param unit its unit, for instance {@code EUR}; empty if the data set names none
 * @param training the range of the training data; a model may predict a number outside
 * @param quintileEdges the 4 inner quintile edges of the cross-validated predictions, ascending
 * @param quintileShares the 5 shares of the cross-validated predictions in the bins between those
 *     edges, in 0..1
 * @param r2 coefficient of determination of the cross-validated predictions, finite and at most 1
 */
public record NumericTarget(
    String name,
    Optional<String> unit,
    Range training,
    List<Double> quintileEdges,
    List<Double> quintileShares,
    double r2)
    implements Target {
  /** The task of a model that predicts numbers. */
  public static final String TASK = "regression";

  public NumericTarget {
    Checks checks = new Checks("target", name);
    Quintiles.expect(checks, quintileEdges, quintileShares);
    quintileEdges = List.copyOf(quintileEdges);
    quintileShares = List.copyOf(quintileShares);
    checks.expect("a finite r2 of at most 1", Double.isFinite(r2) && r2 <= 1, r2);
  }

  @Override
  public String task() {
    return TASK;
  }

  @Override
  public List<ModelClass> classes() {
    return List.of();
  }

  /**
   * Returns the bin of a predicted value, in 0..4.
   *
   * @param value a finite number
   */
  public int bin(double value) {
    return Quintiles.bin(quintileEdges, value);
  }
}
