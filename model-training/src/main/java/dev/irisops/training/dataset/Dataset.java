package dev.irisops.training.dataset;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A labelled data set: numeric features and one nominal class.
 *
 * @param name name of the file it came from
 * @param sha256 SHA-256 of that file, 64 lower-case hexadecimal digits
 * @param classAttribute name of the class attribute
 * @param features names of the features in file order, at least 1, the class attribute left out
 * @param classes names of the classes, at least 2: in header order for ARFF, sorted for CSV
 * @param rows at least 1, each with one finite value for each feature
 */
public record Dataset(
    String name,
    String sha256,
    String classAttribute,
    List<String> features,
    List<String> classes,
    List<Row> rows) {

  /**
   * Checks shapes and copies the lists.
   *
   * @throws IllegalArgumentException if a shape does not fit
   */
  public Dataset {
    features = List.copyOf(features);
    classes = List.copyOf(classes);
    rows = List.copyOf(rows);
    require(!features.isEmpty(), "features: expected at least 1, found none");
    require(classes.size() >= 2, "classes: expected at least 2, found " + classes.size());
    require(!rows.isEmpty(), "rows: expected at least 1, found none");
    for (Row row : rows) {
      require(row.width() == features.size(), "row: wrong number of values: " + row.width());
      require(row.classIndex() < classes.size(), "row: no such class: " + row.classIndex());
    }
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  /**
   * @param feature index of the feature, from 0
   * @return its values in row order
   */
  public DoubleStream values(int feature) {
    return rows.stream().mapToDouble(row -> row.value(feature));
  }

  /**
   * @param classIndex index of the class, from 0
   * @return how many rows carry it
   */
  public long rowsOf(int classIndex) {
    return rows.stream().filter(row -> row.classIndex() == classIndex).count();
  }

  /**
   * Refuses a class that could be absent from a fold.
   *
   * @param least rows wanted of each class
   * @throws InvalidDatasetException if a class has fewer
   */
  public void requireRowsOfEachClass(int least) {
    for (int c = 0; c < classes.size(); c++) {
      if (rowsOf(c) < least) {
        throw new InvalidDatasetException(
            name,
            "class %s: expected at least %d rows, one for each fold, found %d"
                .formatted(classes.get(c), least, rowsOf(c)));
      }
    }
  }
}
