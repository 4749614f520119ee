package dev.irisops.serving.prediction;

/**
 * The values of one row, which fit the schema they were read with: one finite number a feature,
 * inside its allowed range.
 */
public final class Row {
  private final double[] values;

  /** Only {@link RowReader} makes rows, so that none is invalid. */
  Row(double[] values) {
    this.values = values;
  }

  /** The value of the feature at {@code index} of the schema. */
  public double value(int index) {
    return values[index];
  }

  /** The values in schema order; a copy. */
  public double[] toArray() {
    return values.clone();
  }
}
