package dev.irisops.training.dataset;

import java.util.List;

/**
 * A column as the file declares it.
 *
 * @param name name of the column, blank if it has none
 * @param type declared type of its values
 */
record Column(String name, Type type) {
  /** The declared type: CSV declares none, ARFF declares one for each attribute. */
  sealed interface Type {
    /** Returns the value that a sparse row leaves out. */
    default String zero() {
      return "0";
    }
  }

  record Undeclared() implements Type {}

  record Numeric() implements Type {}

  record Nominal(List<String> labels) implements Type {
    @Override
    public String zero() {
      return labels.get(0);
    }
  }

  record Date(DateParser parser) implements Type {
    @Override
    public String zero() {
      return parser.text(0);
    }
  }

  /** A type that no feature has: string or relational. */
  record Unusable(String keyword) implements Type {
    String problem(String name) {
      String argument = Texts.argument(name);
      String ignore = keyword + " attribute: --ignore " + argument;
      return keyword.equals("string")
          ? ignore + ", or --nominal " + argument + " if it has few different texts"
          : ignore;
    }
  }

  static Column undeclared(String name) {
    return new Column(name, new Undeclared());
  }
}
