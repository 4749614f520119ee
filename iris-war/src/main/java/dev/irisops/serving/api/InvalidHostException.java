package dev.irisops.serving.api;

/** The header {@code Host} names no host. */
final class InvalidHostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidHostException() {
    super("the header Host names no host", null, false, false);
  }
}
