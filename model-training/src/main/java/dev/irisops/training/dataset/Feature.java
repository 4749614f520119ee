package dev.irisops.training.dataset;

/** A column that the model predicts from. */
public sealed interface Feature permits NumericFeature, NominalFeature {
  /** Returns the name, unique in its data set. */
  String name();
}
