package dev.irisops.training.algorithm;

import java.util.Objects;

/** A candidate cannot be trained, or its classifier cannot predict. */
public final class TrainingFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int MAX_LENGTH = 300;

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
    super(candidate.algorithmName() + ": " + line(reason));
    this.reason = line(reason);
  }

  // Because tables list the reason, and a message of Weka can have lines or quote 1,000 numbers.
  private static String line(String reason) {
    String line = reason.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + " ...";
  }

  /** Returns the description of the failure in one line, without the name of the candidate. */
  public String reason() {
    return reason;
  }
}
