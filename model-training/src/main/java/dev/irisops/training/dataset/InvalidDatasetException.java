package dev.irisops.training.dataset;

/**
 * The data cannot be trained on; the message names the file, the place, the expectation and the
 * finding.
 */
public final class InvalidDatasetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param file name of the data file
   * @param problem what is wrong and where, e.g. {@code line 3, column x: expected a number, found
   *     "abc"}
   */
  public InvalidDatasetException(String file, String problem) {
    super(file + ": " + problem);
  }
}
