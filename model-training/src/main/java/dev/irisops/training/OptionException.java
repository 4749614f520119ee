package dev.irisops.training;

import java.util.function.Supplier;

/**
 * An option has an invalid value; the message names the option, the expected and the actual value.
 */
final class OptionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OptionException(String message) {
    super(message);
  }

  /**
   * Returns a value of the command line.
   *
   * @throws OptionException if it is invalid
   */
  static <T> T valueOf(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new OptionException(e.getMessage());
    }
  }
}
