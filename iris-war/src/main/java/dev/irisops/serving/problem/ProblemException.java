package dev.irisops.serving.problem;

/** Ends a request with a problem that the caller can understand. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /**
   * @param problem the answer to the request
   */
  public ProblemException(Problem problem) {
    super(problem.detail(), null, false, false); // a stack trace costs more than the answer
    this.problem = problem;
  }

  /**
   * @param detail the error of this request, in plain words
   */
  public ProblemException(ProblemType type, String detail) {
    this(Problem.of(type, detail));
  }

  /** Returns the answer to the request. */
  public Problem problem() {
    return problem;
  }
}
