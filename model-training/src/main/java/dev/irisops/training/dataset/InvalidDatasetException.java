package dev.irisops.training.dataset;

import java.util.List;

/** The data file cannot be used; the message names the file, the position and the problem. */
public final class InvalidDatasetException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LISTED = 20;

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

  /**
   * Creates the exception for all columns that cannot be used, a line for each, at most 20.
   *
   * @param file name of the data file
   * @param problems problem of each column, at least 1
   */
  InvalidDatasetException(String file, List<String> problems) {
    this(file, problems.size() == 1 ? problems.get(0) : list(problems));
  }

  private static String list(List<String> problems) {
    StringBuilder text = new StringBuilder(problems.size() + " columns cannot be used:");
    problems.stream().limit(LISTED).forEach(problem -> text.append("\n  ").append(problem));
    if (problems.size() > LISTED) {
      text.append("\n  and ").append(problems.size() - LISTED).append(" more");
    }
    return text.toString();
  }
}
