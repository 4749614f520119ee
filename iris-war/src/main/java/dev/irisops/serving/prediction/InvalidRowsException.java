package dev.irisops.serving.prediction;

import java.util.List;

/** Rows of a request do not fit the model's schema. */
public final class InvalidRowsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<InvalidValue> values;

  /**
   * @param values the invalid values, at least one
   */
  public InvalidRowsException(List<InvalidValue> values) {
    super(values.size() + " invalid values", null, false, false);
    this.values = List.copyOf(values);
  }

  /** Returns the invalid values, in the order of the request. */
  public List<InvalidValue> values() {
    return values;
  }
}
