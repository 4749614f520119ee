package dev.irisops.training;

/**
 * An option has an invalid value; the message names the option, the expected and the actual value.
 */
final class OptionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OptionException(String message) {
    super(message);
  }
}
