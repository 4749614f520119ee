package dev.irisops.training.dataset;

/** A labelled row: the values of the features, in the order of the data set, and the class. */
public final class Row {
  private final double[] values;
  private final int classIndex;

  /**
   * Creates a row.
   *
   * @param values finite values, one per feature
   * @param classIndex index of the class, 0 or more
   * @throws IllegalArgumentException if a value is not finite or the index is negative
   */
  public Row(double[] values, int classIndex) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("value: expected a finite number, found " + value);
      }
    }
    if (classIndex < 0) {
      throw new IllegalArgumentException("class index: expected 0 or more, found " + classIndex);
    }
    this.values = values.clone();
    this.classIndex = classIndex;
  }

  /**
   * Returns the value of a feature, in the unit of the feature.
   *
   * @param feature index of the feature, from 0
   */
  public double value(int feature) {
    return values[feature];
  }

  /** Returns a copy of the values, one per feature. */
  public double[] values() {
    return values.clone();
  }

  /** Returns the index of the class in {@link Dataset#classes()}. */
  public int classIndex() {
    return classIndex;
  }

  int width() {
    return values.length;
  }
}
