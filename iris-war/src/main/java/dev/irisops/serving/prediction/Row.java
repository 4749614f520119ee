package dev.irisops.serving.prediction;

/**
 * The values of one row: one finite number per feature, inside the allowed range of the schema that
 * the row was read with.
 */
public final class Row {
  private final double[] values;

  /** Only {@link RowReader} makes rows, so that no row is invalid. */
  Row(double[] values) {
    this.values = values;
  }

  /** Returns the value of the feature at {@code index} of the schema. */
  public double value(int index) {
    return values[index];
  }

  /** Returns a copy of the values, in schema order. */
  public double[] toArray() {
    return values.clone();
  }
}
