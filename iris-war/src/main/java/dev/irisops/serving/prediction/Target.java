package dev.irisops.serving.prediction;

import java.util.List;

/** What a model predicts, as its card describes it: one of several classes, or a number. */
public sealed interface Target permits ClassTarget, NumericTarget {
  /** Returns the task: {@code classification} or {@code regression}. */
  String task();

  /** Returns the classes, in card order; none if the model predicts a number. */
  List<ModelClass> classes();
}
