package dev.irisops.training.limits;

/** The service would refuse the bundle; the message names the limit and what was found. */
public final class BundleRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param file file of the bundle
   * @param problem limit and finding, e.g. {@code expected at most 16777216 bytes, found 19000000}
   */
  public BundleRefusedException(String file, String problem) {
    super(file + ": " + problem);
  }
}
