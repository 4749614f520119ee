package dev.irisops.training.bundle;

/** The output folder cannot take the bundle; nothing was changed in it. */
public final class OutputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutputException(String message, Throwable cause) {
    super(message, cause);
  }
}
