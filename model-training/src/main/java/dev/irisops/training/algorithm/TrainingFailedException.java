package dev.irisops.training.algorithm;

import java.util.Objects;

/** A candidate cannot be trained, or its classifier cannot predict. */
public final class TrainingFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * Creates the exception.
   *
   * @param candidate candidate that failed
   * @param problem description of the failure, e.g. {@code training failed}
   * @param cause exception or error that Weka threw
   */
  public TrainingFailedException(Candidate candidate, String problem, Throwable cause) {
    this(
        candidate,
        problem + ": " + Objects.requireNonNullElse(cause.getMessage(), cause.toString()));
    initCause(cause);
  }

  /**
   * Creates the exception.
   *
   * @param candidate candidate that failed
   * @param reason description of the failure
   */
  public TrainingFailedException(Candidate candidate, String reason) {
    super(candidate.algorithmName() + ": " + reason);
    this.reason = reason;
  }

  /** Returns the description of the failure, without the name of the candidate. */
  public String reason() {
    return reason;
  }
}
