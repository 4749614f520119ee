package dev.irisops.training.modelfile;

/** A model file cannot be imported; the message names the file, the problem and what helps. */
public final class InvalidModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param file name of the model file
   * @param problem what was expected and found
   */
  public InvalidModelException(String file, String problem) {
    super(file + ": " + problem);
  }
}
