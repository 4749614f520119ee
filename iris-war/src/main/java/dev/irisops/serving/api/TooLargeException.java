package dev.irisops.serving.api;

/** A body has more bytes, or a batch more rows, than is allowed. */
final class TooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemType type;

  private TooLargeException(ProblemType type, String detail) {
    super(detail, null, false, false);
    this.type = type;
  }

  static TooLargeException body(int maxBytes) {
    return new TooLargeException(
        ProblemType.BODY_TOO_LARGE, "expected at most " + maxBytes + " bytes, found more");
  }

  static TooLargeException batch(int maxRows) {
    return new TooLargeException(
        ProblemType.BATCH_TOO_LARGE, "expected at most " + maxRows + " rows, found more");
  }

  /** Which of the two. */
  ProblemType type() {
    return type;
  }
}
