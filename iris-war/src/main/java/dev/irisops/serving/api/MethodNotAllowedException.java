package dev.irisops.serving.api;

/** The path is there, and does not take the method. */
final class MethodNotAllowedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Route route;

  /**
   * @param route whose methods are others
   */
  MethodNotAllowedException(Route route) {
    super("this path does not take this method; see Allow", null, false, false);
    this.route = route;
  }

  /** What the header {@code Allow} says. */
  String allowed() {
    return route.allowed();
  }
}
