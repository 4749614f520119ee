package dev.irisops.training.dataset;

import java.util.HashSet;
import java.util.List;

/**
 * A feature whose values are labels. The index of a label is its value in a {@link Row}.
 *
 * @param name name of the column
 * @param labels at least 1, unique, none empty; in declared order for ARFF, sorted for CSV
 */
public record NominalFeature(String name, List<String> labels) implements Feature {
  /**
   * Copies the labels.
   *
   * @throws IllegalArgumentException if there is no label, or if one is empty or not unique
   */
  public NominalFeature {
    labels = List.copyOf(labels);
    if (labels.isEmpty() || labels.contains("") || new HashSet<>(labels).size() < labels.size()) {
      throw new IllegalArgumentException(
          "labels of %s: expected unique labels, none empty, found %s".formatted(name, labels));
    }
  }
}
