package dev.irisops.serving.model;

/** A model could not be asked: a defect, answered with 500. */
final class ModelFailureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ModelFailureException(String message, Throwable cause) {
    super(message, cause);
  }
}
