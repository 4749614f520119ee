package dev.irisops.training.evaluation;

/**
 * Evaluation protocol: repeated stratified cross-validation.
 *
 * @param repeats number of repeats, at least 1; the rows are shuffled before each
 * @param folds number of folds, at least 2
 * @param seed seed of the first repeat; each further repeat takes the next number
 */
public record Protocol(int repeats, int folds, int seed) {
  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is out of range
   */
  public Protocol {
    if (repeats < 1) {
      throw new IllegalArgumentException("--repeats: expected 1 or more, found " + repeats);
    }
    if (folds < 2) {
      throw new IllegalArgumentException("--folds: expected 2 or more, found " + folds);
    }
  }

  /** Returns e.g. {@code 10 times 10-fold stratified cross-validation}. */
  public String description() {
    // Not by String.format, which writes the digits of the default locale.
    return repeats + " times " + folds + "-fold stratified cross-validation";
  }

  int seedOf(int repeat) {
    return seed + repeat;
  }
}
