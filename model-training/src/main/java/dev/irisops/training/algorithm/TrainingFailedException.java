package dev.irisops.training.algorithm;

/** A candidate cannot be trained, or its classifier cannot predict. */
public final class TrainingFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param candidate candidate that failed
   * @param problem description of the failure
   * @param cause exception that Weka threw
   */
  public TrainingFailedException(Candidate candidate, String problem, Throwable cause) {
    super(candidate.algorithmName() + ": " + problem, cause);
  }

  /**
   * Creates the exception.
   *
   * @param candidate candidate that failed
   * @param reason description of the failure
   */
  public TrainingFailedException(Candidate candidate, String reason) {
    super(candidate.algorithmName() + ": " + reason);
  }
}
