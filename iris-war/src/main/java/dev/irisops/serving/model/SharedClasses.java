package dev.irisops.serving.model;

import java.util.Collection;
import java.util.Set;

/**
 * The classes of classifiers that any number of threads may share, as {@code shared-classes.txt}
 * lists them: predicting changes none of their objects.
 */
final class SharedClasses {
  private static final Set<String> NAMES = ClassList.read("shared-classes.txt");

  private SharedClasses() {}

  /** Returns true if threads may share a classifier whose objects are of {@code classes} alone. */
  static boolean allow(Collection<String> classes) {
    return NAMES.containsAll(classes);
  }

  /**
   * Returns true if the list has a classifier with the short name {@code algorithm}. Then threads
   * may share it, unless it consists of others that they may not.
   */
  static boolean hasClassifier(String algorithm) {
    return NAMES.stream().anyMatch(name -> name.endsWith("." + algorithm));
  }
}
