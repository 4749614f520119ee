package dev.irisops.serving.prediction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Collects the values of rows, one row after another, and checks them against a schema.
 *
 * <p>Use: for each row, one of the methods {@code accept…} for every key, then {@link #finishRow};
 * at the end {@link #rows} or {@link #batch}.
 */
public final class RowReader {
  /**
   * The most invalid values listed: enough to act on, and bounded for hostile batches. Beyond
   * these, only the first one of each row is listed.
   */
  public static final int MAX_INVALID = 100;

  /** The most characters of a value that a detail repeats. */
  private static final int MAX_FOUND = 40;

  private final Schema schema;
  private final boolean isBatch;
  private final List<Row> rows = new ArrayList<>(1);
  private final List<InvalidValue> invalid = new ArrayList<>(0);
  private final boolean[] present;
  private double[] values;
  private Optional<RowId> id = Optional.empty();
  private boolean isRefused;
  private int size;

  private RowReader(Schema schema, boolean isBatch) {
    this.schema = schema;
    this.isBatch = isBatch;
    this.present = new boolean[schema.features().size()];
    this.values = new double[present.length];
  }

  /** Returns a reader of one row; its invalid values carry no row number. */
  public static RowReader ofSingle(Schema schema) {
    return new RowReader(schema, false);
  }

  /** Returns a reader of many rows; its invalid values carry the row number. */
  public static RowReader ofBatch(Schema schema) {
    return new RowReader(schema, true);
  }

  /** Returns the number of the row that is being read, from 0. */
  public int position() {
    return size;
  }

  /** Returns true if the row has a value of the feature at {@code index}, valid or not. */
  public boolean has(int index) {
    return present[index];
  }

  /** Sets the value of the numeric feature at {@code index} of the schema. */
  public void accept(int index, double value) {
    NumericFeature feature = (NumericFeature) schema.features().get(index);
    set(index, value);
    if (!Double.isFinite(value)) {
      refuse(feature.name(), "expected a finite number");
    } else if (feature.refuses(value)) {
      refuse(feature.name(), "expected " + describe(feature) + ", found " + value);
    }
  }

  private static String describe(NumericFeature feature) {
    Range allowed = feature.allowed().orElseThrow();
    return allowed.min() + " to " + allowed.max() + feature.unit().map(u -> " " + u).orElse("");
  }

  /** Sets the label of the nominal feature at {@code index} of the schema. */
  public void acceptLabel(int index, String label) {
    NominalFeature feature = (NominalFeature) schema.features().get(index);
    OptionalInt found = feature.indexOf(label);
    set(index, found.isPresent() ? found.getAsInt() : Row.UNSEEN);
    if (found.isEmpty() && !feature.acceptsUnseen()) {
      refuse(feature.name(), "expected " + feature.choice() + ", found " + quoted(label));
    }
  }

  private static String quoted(String label) {
    String start = label.length() > MAX_FOUND ? label.substring(0, MAX_FOUND) + "\u2026" : label;
    return '"' + start + '"';
  }

  /** Says that the feature at {@code index} of the schema has no value. */
  public void acceptMissing(int index) {
    Feature feature = schema.features().get(index);
    set(index, Double.NaN);
    if (!feature.nullable()) {
      refuse(feature.name(), "missing");
    }
  }

  private void set(int index, double value) {
    values[index] = value;
    present[index] = true;
  }

  /** Sets the caller's own name for the row. */
  public void acceptId(RowId value) {
    id = Optional.of(value);
    if (value.text().length() > RowId.MAX_LENGTH) {
      refuse(RowId.KEY, "expected at most " + RowId.MAX_LENGTH + " characters");
    }
  }

  /** Records a value of a wrong type. */
  public void acceptInvalid(String field, String detail) {
    schema.indexOf(field).ifPresent(index -> present[index] = true);
    refuse(field, detail);
  }

  /** Records a key that the schema does not know. */
  public void acceptUnknown(String field) {
    refuse(field, "unknown feature");
  }

  private void refuse(String field, String detail) {
    if (invalid.size() < MAX_INVALID || !isRefused) {
      OptionalInt row = isBatch ? OptionalInt.of(size) : OptionalInt.empty();
      invalid.add(new InvalidValue(row, field, detail));
    }
    isRefused = true;
  }

  /** Ends the row, and records every required feature that is missing. */
  public void finishRow() {
    for (int i = 0; i < present.length; i++) {
      if (!present[i]) {
        acceptMissing(i);
      }
    }
    if (!isRefused) {
      rows.add(new Row(size, id, values));
      values = new double[present.length];
    }
    size++;
    id = Optional.empty();
    isRefused = false;
    Arrays.fill(present, false);
  }

  /**
   * Returns all rows, in order.
   *
   * @throws InvalidRowsException if any value of any row does not fit the schema
   */
  public List<Row> rows() {
    if (!invalid.isEmpty()) {
      throw new InvalidRowsException(invalid.subList(0, Math.min(MAX_INVALID, invalid.size())));
    }
    return rows;
  }

  /** Returns the rows that fit the schema, and the invalid values of the others. */
  public RowBatch batch() {
    return new RowBatch(size, rows, invalid);
  }
}
