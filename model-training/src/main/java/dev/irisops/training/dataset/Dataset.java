package dev.irisops.training.dataset;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A labelled data set: numeric and nominal features, and the target.
 *
 * @param name name of the data file
 * @param sha256 SHA-256 of the data file, 64 lower-case hexadecimal digits
 * @param target what to predict
 * @param features features in file order, without the target, at least 1
 * @param rows at least 1, each with one value per feature
 */
public record Dataset(
    String name, String sha256, Target target, List<Feature> features, List<Row> rows) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there are too few features or rows, or if a row does not
   *     match the features and the target
   */
  public Dataset {
    features = List.copyOf(features);
    rows = List.copyOf(rows);
    require(!features.isEmpty(), "features: expected at least 1, found none");
    require(!rows.isEmpty(), "rows: expected at least 1, found none");
    for (Row row : rows) {
      require(row.width() == features.size(), "row: wrong number of values: " + row.width());
      if (target instanceof ClassTarget classes) {
        int index = row.classIndex();
        require(index >= 0 && index < classes.classes().size(), "row: no such class: " + index);
      }
    }
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  /** Returns the names of the classes; none if the target is a number. */
  public List<String> classes() {
    return target instanceof ClassTarget classes ? classes.classes() : List.of();
  }

  /** Returns the value of the target of each row, as {@link Row#target} has it, in row order. */
  public DoubleStream targets() {
    return rows.stream().mapToDouble(Row::target);
  }

  /** Returns the names of the features, in order. */
  public List<String> featureNames() {
    return features.stream().map(Feature::name).toList();
  }

  /**
   * Returns the values of a feature as {@link Row#value} has them, in row order.
   *
   * @param feature index of the feature, from 0
   */
  public DoubleStream values(int feature) {
    return rows.stream().mapToDouble(row -> row.value(feature));
  }

  /**
   * Returns the number of rows without a value of a feature.
   *
   * @param feature index of the feature, from 0
   */
  public long missing(int feature) {
    return values(feature).filter(Double::isNaN).count();
  }

  /**
   * Returns the number of rows of a class.
   *
   * @param classIndex index of the class, from 0
   */
  public long rowCount(int classIndex) {
    return rows.stream().filter(row -> row.classIndex() == classIndex).count();
  }
}
