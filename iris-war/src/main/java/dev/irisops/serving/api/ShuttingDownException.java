package dev.irisops.serving.api;

/** This instance has stopped taking requests. */
final class ShuttingDownException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ShuttingDownException() {
    super("this instance is shutting down; ask another", null, false, false);
  }
}
