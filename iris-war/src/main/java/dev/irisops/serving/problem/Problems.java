package dev.irisops.serving.problem;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Turns any failure into a problem. */
public final class Problems {
  private static final Logger LOG = Logger.getLogger(Problems.class.getName());

  private Problems() {}

  /**
   * Returns the problem of a failure. A failure that is no {@link ProblemException} is a defect: it
   * is logged, and the caller learns no class name, path or stack trace.
   */
  public static Problem of(Throwable failure) {
    if (failure instanceof ProblemException e) {
      return e.problem();
    }
    LOG.log(Level.SEVERE, "A request failed unexpectedly", failure);
    return internalError();
  }

  /** Returns the problem of a defect of the service. */
  public static Problem internalError() {
    return Problem.of(ProblemType.INTERNAL_ERROR, "an unexpected error; it has been logged");
  }
}
