package dev.irisops.training.dataset;

/** A labelled row: the values of the features, in the order of the data set, and of the target. */
public final class Row {
  private final double[] values;
  private final double target;

  /**
   * Creates a row.
   *
   * @param values a finite number, the index of a label, or NaN for a missing value, per feature
   * @param target a finite number, or the index of the class
   * @throws IllegalArgumentException if a value is infinite or the target is not finite
   */
  public Row(double[] values, double target) {
    for (double value : values) {
      if (Double.isInfinite(value)) {
        throw new IllegalArgumentException(
            "value: expected a finite number or NaN, found " + value);
      }
    }
    if (!Double.isFinite(target)) {
      throw new IllegalArgumentException("target: expected a finite number, found " + target);
    }
    this.values = values.clone();
    this.target = target;
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

  /** Returns the number to predict, or the index of the class. */
  public double target() {
    return target;
  }

  /** Returns the index of the class in {@link Dataset#classes()}. */
  public int classIndex() {
    return (int) target;
  }

  int width() {
    return values.length;
  }
}
