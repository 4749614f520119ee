package dev.irisops.serving.api;

/** The body is not declared to be JSON. */
final class UnsupportedMediaTypeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsupportedMediaTypeException() {
    super("expected Content-Type: application/json", null, false, false);
  }
}
