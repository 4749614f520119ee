package dev.irisops.training.dataset;

import java.util.List;

/**
 * A column as the file declares it.
 *
 * @param name name of the column
 * @param kind declared type of its values
 * @param labels declared labels of a {@link Kind#NOMINAL} column; empty for other kinds
 */
record Column(String name, Kind kind, List<String> labels) {
  /** The declared type: CSV declares none, ARFF declares one for each attribute. */
  enum Kind {
    UNDECLARED,
    NUMERIC,
    NOMINAL,
    OTHER
  }

  Column {
    labels = List.copyOf(labels);
  }

  static Column undeclared(String name) {
    return new Column(name, Kind.UNDECLARED, List.of());
  }

  boolean canBeFeature() {
    return kind == Kind.UNDECLARED || kind == Kind.NUMERIC;
  }

  boolean canBeClass() {
    return kind == Kind.UNDECLARED || kind == Kind.NOMINAL;
  }
}
