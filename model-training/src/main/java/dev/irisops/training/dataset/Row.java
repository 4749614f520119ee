package dev.irisops.training.dataset;

/** A labelled row: the values of the features, in the order of the data set, and the class. */
public final class Row {
  private final double[] values;
  private final int classIndex;

  /**
   * Creates a row.
   *
   * @param values a finite number, the index of a label, or NaN for a missing value, per feature
   * @param classIndex index of the class, 0 or more
   * @throws IllegalArgumentException if a value is infinite or the index is negative
   */
  public Row(double[] values, int classIndex) {
    for (double value : values) {
      if (Double.isInfinite(value)) {
        throw new IllegalArgumentException(
            "value: expected a finite number or NaN, found " + value);
      }
    }
    if (classIndex < 0) {
      throw new IllegalArgumentException("class index: expected 0 or more, found " + classIndex);
    }
    this.values = values.clone();
    this.classIndex = classIndex;
  }

  /**
   * Returns the value of a numeric feature in its unit, the index of the label of a nominal
   * feature, or NaN if the value is missing.
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
