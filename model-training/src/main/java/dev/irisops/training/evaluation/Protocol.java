package dev.irisops.training.evaluation;

/**
 * How candidates are judged.
 *
 * @param repeats how often the data is shuffled anew, at least 1
 * @param folds parts per repeat, at least 2; each is predicted once by a model trained on the
 *     others
 * @param seed of the first repeat; each further one takes the next number
 */
public record Protocol(int repeats, int folds, int seed) {
  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is left
   */
  public Protocol {
    if (repeats < 1) {
      throw new IllegalArgumentException("--repeats: expected 1 or more, found " + repeats);
    }
    if (folds < 2) {
      throw new IllegalArgumentException("--folds: expected 2 or more, found " + folds);
    }
  }

  /** Returns the wording of the card, e.g. {@code 10 times 10-fold stratified cross-validation}. */
  public String description() {
    return "%d times %d-fold stratified cross-validation".formatted(repeats, folds);
  }

  int seedOf(int repeat) {
    return seed + repeat;
  }
}
