package dev.irisops.serving.api;

import java.io.IOException;

/** The caller stopped sending before the end of the body, and is most likely gone. */
final class IncompleteBodyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param cause what reading ended with
   */
  IncompleteBodyException(IOException cause) {
    super("the body ends before its length", cause);
  }
}
