package dev.irisops.serving.api;

/** The API key is missing or unknown. */
final class UnauthorizedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnauthorizedException() {
    super(
        "the header " + ApiKeyFilter.HEADER + " is missing or names no known key",
        null,
        false,
        false);
  }
}
