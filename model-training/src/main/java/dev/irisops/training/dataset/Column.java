package dev.irisops.training.dataset;

import java.util.List;

/**
 * A column as the file declares it.
 *
 * @param name not blank
 * @param kind what the file says of its values
 * @param labels the declared labels of a {@link Kind#NOMINAL} column, else empty
 */
record Column(String name, Kind kind, List<String> labels) {
  /** CSV declares nothing; ARFF declares a type for every attribute. */
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
