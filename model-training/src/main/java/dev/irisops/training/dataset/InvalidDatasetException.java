package dev.irisops.training.dataset;

/** The data file cannot be used; the message names the file, the position and the problem. */
public final class InvalidDatasetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param file name of the data file
   * @param problem position and problem, e.g. {@code line 3, column x: expected a number, found
   *     "abc"}
   */
  public InvalidDatasetException(String file, String problem) {
    super(file + ": " + problem);
  }
}
