package dev.irisops.training.dataset;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The columns that a model was trained on.
 *
 * @param columns features and the target, in the order of the model, with different names
 * @param target index of the target, from 0
 */
public record Header(List<Feature> columns, int target) {
  /**
   * Copies the columns.
   *
   * @throws IllegalArgumentException if there is no feature, no such target, or a name twice
   */
  public Header {
    columns = List.copyOf(columns);
    List<String> names = columns.stream().map(Feature::name).toList();
    if (columns.size() < 2 || target < 0 || target >= columns.size()) {
      throw new IllegalArgumentException(
          "header: expected a target and a feature, found the columns %s, target %d"
              .formatted(names, target));
    }
    if (new HashSet<>(names).size() < names.size()) {
      throw new IllegalArgumentException("header: expected different names, found " + names);
    }
  }

  /** Returns the column with a name. */
  Optional<Feature> named(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  /** Returns what the model predicts. */
  public Task task() {
    return targetColumn() instanceof NumericFeature ? Task.REGRESSION : Task.CLASSIFICATION;
  }

  /** Returns the column that the model predicts. */
  Feature targetColumn() {
    return columns.get(target);
  }
}
