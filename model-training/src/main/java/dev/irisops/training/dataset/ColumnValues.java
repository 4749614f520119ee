package dev.irisops.training.dataset;

import java.util.Arrays;
import java.util.Optional;

/** The values of a column, row by row. */
abstract class ColumnValues {
  protected final String name;
  protected final Texts texts;
  private double[] values = new double[64];
  private int size;
  private int present;

  ColumnValues(String name, Texts texts) {
    this.name = name;
    this.texts = texts;
  }

  /** Adds the value of the next row. */
  final void add(String text, int line) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    double value = isMissing(text) ? Double.NaN : parse(text, line);
    present += Double.isNaN(value) ? 0 : 1;
    values[size++] = value;
  }

  boolean isMissing(String text) {
    return texts.isMissing(text);
  }

  /** Returns the number that stores a text, or NaN if it has no meaning in this column. */
  abstract double parse(String text, int line);

  /** Returns why the column cannot be used, and the options that help. */
  abstract Optional<String> problem();

  /** Returns the feature, if the column has no problem and a value in some row. */
  abstract Feature feature();

  /** Returns the value of a row as a {@link Row} has it. */
  double value(int row) {
    return values[row];
  }

  /** Returns the number of rows so far, which is the index of the next row. */
  final int size() {
    return size;
  }

  /** Returns the number of rows with a value. */
  final int present() {
    return present;
  }
}
