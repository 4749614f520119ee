package dev.irisops.serving.api;

/** There is no room for the request at this moment. */
final class OverloadedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param detail what there are too many of
   */
  OverloadedException(String detail) {
    super(detail, null, false, false);
  }
}
