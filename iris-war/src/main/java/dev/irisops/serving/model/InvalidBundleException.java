package dev.irisops.serving.model;

/** A model bundle is missing, incomplete, changed, or does not reproduce its golden rows. */
final class InvalidBundleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message which file, what was expected, what was found
   */
  InvalidBundleException(String message) {
    super(message);
  }

  /**
   * @param message which file, what was expected, what was found
   * @param cause the failure behind it
   */
  InvalidBundleException(String message, Throwable cause) {
    super(message, cause);
  }
}
