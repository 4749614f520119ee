package dev.irisops.serving.prediction;

import java.util.List;

/** One input of a model, as its card describes it. */
public sealed interface Feature permits NumericFeature, NominalFeature {
  /** The bin of missing values. */
  String MISSING = "missing";

  /** Returns the key in a request. */
  String name();

  /** Returns the share of the training rows without a value, in 0..1. */
  double missingShare();

  /** Returns true if a row may lack a value, because training rows lacked one. */
  default boolean nullable() {
    return missingShare() > 0;
  }

  /** Returns the names of the bins that values are counted in, all different. */
  List<String> bins();

  /** Returns the share of the training rows in each bin, in 0..1 and in the order of the bins. */
  List<Double> baselineShares();

  /**
   * Returns the index of the bin that a value belongs to.
   *
   * @param value a value as {@link Row#value} returns it
   */
  int bin(double value);

  /**
   * Returns true if a number lies outside the range of the training data; false for a label and for
   * a missing value.
   *
   * @param value a value as {@link Row#value} returns it
   */
  boolean outOfTrainingRange(double value);
}
