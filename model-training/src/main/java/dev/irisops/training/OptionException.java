package dev.irisops.training;

/**
 * An option has a value that cannot be used; the message names the option, the expectation and the
 * finding.
 */
final class OptionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OptionException(String message) {
    super(message);
  }
}
