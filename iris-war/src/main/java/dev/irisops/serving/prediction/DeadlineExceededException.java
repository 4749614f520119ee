package dev.irisops.serving.prediction;

/** The answer could not be given in time. */
public final class DeadlineExceededException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DeadlineExceededException() {
    super("the deadline is over", null, false, false);
  }
}
