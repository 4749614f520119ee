package dev.irisops.serving.prediction;

/** No model is loaded. */
public final class ModelUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param reason why, in one line for operators; not meant for callers
   */
  public ModelUnavailableException(String reason) {
    super(reason, null, false, false);
  }
}
