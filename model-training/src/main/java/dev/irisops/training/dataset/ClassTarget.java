package dev.irisops.training.dataset;

import java.util.List;

/**
 * A column of classes. The index of a class is its value in a {@link Row}.
 *
 * @param name name of the column
 * @param classes names of the classes, at least 2; in declared order for ARFF, where a class can be
 *     without rows, sorted for CSV
 */
public record ClassTarget(String name, List<String> classes) implements Target {
  /**
   * Copies the classes.
   *
   * @throws IllegalArgumentException if there are too few
   */
  public ClassTarget {
    classes = List.copyOf(classes);
    if (classes.size() < 2) {
      throw new IllegalArgumentException("classes: expected at least 2, found " + classes.size());
    }
  }

  @Override
  public Task task() {
    return Task.CLASSIFICATION;
  }
}
