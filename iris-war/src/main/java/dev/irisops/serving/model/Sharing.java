package dev.irisops.serving.model;

import java.util.Collection;
import java.util.Set;

/** Who may use a classifier at the same time, by the classes of its objects. */
enum Sharing {
  /** Any number of threads: predicting changes none of its objects. */
  THREADS,

  /**
   * One thread at a time: a prediction leaves something behind, but nothing that later ones see.
   */
  ONE_THREAD,

  /** One prediction: its answer depends on the rows that it was asked before. */
  ONE_PREDICTION;

  private static final Set<String> CHANGING = ClassList.read("changing-classes.txt");

  /** Returns the sharing of a classifier whose objects are of {@code classes}. */
  static Sharing of(Collection<String> classes) {
    if (classes.stream().anyMatch(CHANGING::contains)) {
      return ONE_PREDICTION;
    }
    return SharedClasses.allow(classes) ? THREADS : ONE_THREAD;
  }
}
