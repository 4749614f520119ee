package dev.irisops.serving.prediction;

/** A verified model cannot answer a valid row. */
public final class PredictionImpossibleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message why, in plain words that callers may read
   */
  public PredictionImpossibleException(String message) {
    this(message, null);
  }

  /**
   * @param message why, in plain words that callers may read
   * @param cause the failure of the classifier, for operators
   */
  public PredictionImpossibleException(String message, Throwable cause) {
    super(message, cause, false, false); // a caller can cause thousands, so no stack trace
  }
}
