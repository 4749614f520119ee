package dev.irisops.training.bundle;

/** The output folder cannot be used or written; it is unchanged. */
public final class OutputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutputException(String message, Throwable cause) {
    super(message, cause);
  }
}
