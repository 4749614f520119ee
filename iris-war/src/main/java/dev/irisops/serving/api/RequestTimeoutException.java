package dev.irisops.serving.api;

/** The caller did not send the body in time. */
final class RequestTimeoutException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RequestTimeoutException() {
    super("the body did not come in time", null, false, false);
  }
}
