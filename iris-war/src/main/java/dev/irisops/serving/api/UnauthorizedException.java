package dev.irisops.serving.api;

/** The API key is missing or unknown. */
final class UnauthorizedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnauthorizedException() {
    super("the header " + Gate.API_KEY + " is missing or names no known key", null, false, false);
  }
}
