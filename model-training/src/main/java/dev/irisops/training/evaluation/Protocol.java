package dev.irisops.training.evaluation;

import dev.irisops.training.dataset.Task;
import java.util.ArrayList;
import java.util.List;

/**
 * Evaluation protocol: repeated cross-validation, stratified where classes are predicted.
 *
 * @param repeats number of repeats, at least 1; the rows are shuffled before each
 * @param folds number of folds, at least 2
 * @param seed seed of the first repeat; each further repeat takes the next number
 * @param notes reasons why it is not the protocol that the user asked for
 */
public record Protocol(int repeats, int folds, int seed, List<String> notes) {
  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is out of range
   */
  public Protocol {
    notes = List.copyOf(notes);
    if (repeats < 1) {
      throw new IllegalArgumentException("--repeats: expected 1 or more, found " + repeats);
    }
    if (folds < 2) {
      throw new IllegalArgumentException("--folds: expected 2 or more, found " + folds);
    }
  }

  /**
   * Creates a protocol without notes.
   *
   * @throws IllegalArgumentException if a number is out of range
   */
  public Protocol(int repeats, int folds, int seed) {
    this(repeats, folds, seed, List.of());
  }

  /** Returns e.g. {@code 10 times 10-fold stratified cross-validation}, and the notes. */
  public String description(Task task) {
    String stratified = task == Task.CLASSIFICATION ? "stratified " : "";
    // Not by String.format, which writes the digits of the default locale.
    String plain = repeats + " times " + folds + "-fold " + stratified + "cross-validation";
    return notes.isEmpty() ? plain : plain + " (" + String.join("; ", notes) + ")";
  }

  /**
   * Returns the seed of a repeat.
   *
   * @param repeat index of the repeat, from 0
   */
  public int seedOf(int repeat) {
    return seed + repeat;
  }

  /** Returns the protocol with other numbers and further notes. */
  public Protocol with(int otherRepeats, int otherFolds, List<String> moreNotes) {
    List<String> all = new ArrayList<>(notes);
    all.addAll(moreNotes);
    return new Protocol(otherRepeats, otherFolds, seed, all);
  }
}
