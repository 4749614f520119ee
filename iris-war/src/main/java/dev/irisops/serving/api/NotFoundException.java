package dev.irisops.serving.api;

/** Nothing of the API is at the path that was asked for. */
final class NotFoundException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotFoundException() {
    super("there is nothing at this path", null, false, false);
  }
}
