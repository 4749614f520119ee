package dev.irisops.training.training;

/** A candidate could not be trained or gave no proper probabilities. */
public final class TrainingFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param candidate who failed
   * @param problem what happened
   * @param cause what Weka threw, or null
   */
  public TrainingFailedException(Candidate candidate, String problem, Throwable cause) {
    super(candidate.label() + ": " + problem, cause);
  }
}
