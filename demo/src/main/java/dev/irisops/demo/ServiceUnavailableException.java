package dev.irisops.demo;

/** The service does not answer yet, or has no model. */
final class ServiceUnavailableException extends Exception {
  private static final long serialVersionUID = 1;

  ServiceUnavailableException(String message) {
    super(message);
  }
}
