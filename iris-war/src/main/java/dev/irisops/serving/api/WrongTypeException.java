package dev.irisops.serving.api;

import dev.irisops.serving.prediction.InvalidValue;
import java.util.Optional;

/** A body is JSON, but something in it has another type than is asked for. */
final class WrongTypeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<InvalidValue> value;

  /**
   * @param detail what was expected and what was found
   */
  WrongTypeException(String detail) {
    super(detail, null, false, false);
    this.value = Optional.empty();
  }

  /**
   * @param value the field whose value has another type
   */
  WrongTypeException(InvalidValue value) {
    super(value.field() + ": " + value.detail(), null, false, false);
    this.value = Optional.of(value);
  }

  /** The field, where it is about one. */
  Optional<InvalidValue> value() {
    return value;
  }
}
