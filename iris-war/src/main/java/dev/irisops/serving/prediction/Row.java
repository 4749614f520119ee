package dev.irisops.serving.prediction;

import java.util.Optional;

/** The values of one row, which fit the schema that the row was read with. */
public final class Row {
  /** The value of a label that training did not see. It is no value of any other feature. */
  public static final double UNSEEN = Double.POSITIVE_INFINITY;

  private final int position;
  private final Optional<RowId> id;
  private final double[] values;

  /** Only {@link RowReader} makes rows, so that no row is invalid. */
  Row(int position, Optional<RowId> id, double[] values) {
    this.position = position;
    this.id = id;
    this.values = values;
  }

  /** Returns the position of the row in its batch, from 0. */
  public int position() {
    return position;
  }

  /** Returns the caller's own name for the row; empty if the caller sent none. */
  public Optional<RowId> id() {
    return id;
  }

  /**
   * Returns the value of the feature at {@code index} of the schema.
   *
   * @return a finite number inside the allowed range, or the index of the label; NaN if the value
   *     is missing, {@link #UNSEEN} if training did not see the label
   */
  public double value(int index) {
    return values[index];
  }

  /**
   * Returns the values as a classifier takes them, in schema order: NaN for a missing value and for
   * a label that training did not see.
   */
  public double[] toArray() {
    double[] array = values.clone();
    for (int i = 0; i < array.length; i++) {
      if (array[i] == UNSEEN) {
        array[i] = Double.NaN;
      }
    }
    return array;
  }
}
