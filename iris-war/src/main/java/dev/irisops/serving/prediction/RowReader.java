package dev.irisops.serving.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Collects the values of rows, one row after another, and checks them against a schema.
 *
 * <p>Use: for each row, one of the {@code accept} methods for every key, then {@link #finishRow};
 * at the end {@link #rows}.
 */
public final class RowReader {
  /** The most invalid values listed: enough to act on, and bounded for hostile batches. */
  public static final int MAX_INVALID = 100;

  private final Schema schema;
  private final boolean batch;
  private final List<Row> rows = new ArrayList<>(1);
  private final List<InvalidValue> invalid = new ArrayList<>(0);
  private double[] values;
  private boolean[] present;

  private RowReader(Schema schema, boolean batch) {
    this.schema = schema;
    this.batch = batch;
    startRow();
  }

  /** Returns a reader of one row; its invalid values carry no row number. */
  public static RowReader ofSingle(Schema schema) {
    return new RowReader(schema, false);
  }

  /** Returns a reader of many rows; its invalid values carry the row number. */
  public static RowReader ofBatch(Schema schema) {
    return new RowReader(schema, true);
  }

  private void startRow() {
    values = new double[schema.features().size()];
    present = new boolean[values.length];
  }

  /** Sets the value of the numeric feature at {@code index} of the schema. */
  public void accept(int index, double value) {
    NumericFeature feature = (NumericFeature) schema.features().get(index);
    values[index] = value;
    present[index] = true;
    if (!Double.isFinite(value)) {
      refuse(feature.name(), "expected a finite number");
    } else if (feature.allowed().isPresent() && !feature.allowed().get().contains(value)) {
      refuse(feature.name(), "expected " + describe(feature) + ", found " + value);
    }
  }

  private static String describe(NumericFeature feature) {
    Range allowed = feature.allowed().orElseThrow();
    return allowed.min() + " to " + allowed.max() + feature.unit().map(u -> " " + u).orElse("");
  }

  /** Records a key that the schema does not know. */
  public void acceptUnknown(String field) {
    refuse(field, "unknown feature");
  }

  private void refuse(String field, String detail) {
    if (invalid.size() < MAX_INVALID) {
      OptionalInt row = batch ? OptionalInt.of(rows.size()) : OptionalInt.empty();
      invalid.add(new InvalidValue(row, field, detail));
    }
  }

  /** Ends the row, and records every feature that is missing. */
  public void finishRow() {
    for (int i = 0; i < present.length; i++) {
      if (!present[i]) {
        refuse(schema.features().get(i).name(), "missing");
      }
    }
    rows.add(new Row(values));
    startRow();
  }

  /**
   * Returns all rows, in order.
   *
   * @throws InvalidRowsException if any value of any row does not fit the schema
   */
  public List<Row> rows() {
    if (!invalid.isEmpty()) {
      throw new InvalidRowsException(invalid);
    }
    return rows;
  }
}
