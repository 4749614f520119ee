package dev.irisops.training.dataset;

/** The column that a model predicts. */
public sealed interface Target permits ClassTarget, NumericTarget {
  /** Returns the name of the column. */
  String name();

  /** Returns what a model of it predicts. */
  Task task();
}
