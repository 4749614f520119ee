package dev.irisops.training.profile;

import java.util.List;

/** Description of a feature in the training data. */
public sealed interface FeatureProfile permits NumericProfile, NominalProfile {
  /** Returns the name of the feature. */
  String name();

  /** Returns the share of the rows without a value, in 0..1. */
  double missingShare();

  /**
   * Returns the share of all rows in each bin or with each label, in 0..1. Together with the
   * missing share, the sum is 1.
   */
  List<Double> baselineShares();
}
