package dev.irisops.serving.api;

/** A body is not JSON, or not JSON that one can rely on: a key stands twice. */
final class MalformedJsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param detail what is wrong and where, in plain words
   */
  MalformedJsonException(String detail) {
    super(detail, null, false, false);
  }
}
