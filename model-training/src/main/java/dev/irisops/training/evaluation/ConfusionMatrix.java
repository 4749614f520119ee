package dev.irisops.training.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Number of predictions by actual and predicted class.
 *
 * @param counts square matrix with a row per actual class and a column per predicted class; at
 *     least one prediction
 */
public record ConfusionMatrix(List<List<Integer>> counts) {
  /**
   * An entry of the matrix.
   *
   * @param actual index of the actual class
   * @param predicted index of the predicted class
   * @param count number of such predictions, 1 or more
   */
  public record Cell(int actual, int predicted, int count) {}

  /** Copies the counts. */
  public ConfusionMatrix {
    counts = counts.stream().map(List::copyOf).toList();
  }

  static ConfusionMatrix of(List<ClassOutcome> outcomes, int classes) {
    int[][] counts = new int[classes][classes];
    outcomes.forEach(outcome -> counts[outcome.actual()][outcome.predicted()]++);
    List<List<Integer>> rows = new ArrayList<>();
    for (int[] row : counts) {
      rows.add(IntStream.of(row).boxed().toList());
    }
    return new ConfusionMatrix(rows);
  }

  /** Returns the number of predictions. */
  public int total() {
    return classes().map(this::actual).sum();
  }

  /** Returns the share of correct predictions, in 0..1. */
  public double accuracy() {
    return (double) classes().map(c -> count(c, c)).sum() / total();
  }

  /**
   * Returns Cohen's kappa (Cohen 1960, "A coefficient of agreement for nominal scales"), in -1..1:
   * (p_o - p_e) / (1 - p_e), or 0 if p_e is 1.
   */
  public double kappa() {
    double total = total();
    double chance = classes().mapToDouble(c -> actual(c) / total * (predicted(c) / total)).sum();
    return chance == 1 ? 0 : (accuracy() - chance) / (1 - chance);
  }

  /** Returns precision, recall and F1 of each class, in class order. */
  public List<ClassScores> classScores() {
    return classes().mapToObj(c -> ClassScores.of(count(c, c), predicted(c), actual(c))).toList();
  }

  /** Returns the share of each class among the predictions, in class order, each in 0..1. */
  public List<Double> predictedShares() {
    double total = total();
    return classes().mapToObj(c -> predicted(c) / total).toList();
  }

  /** Returns the share of each class among the rows, in class order, each in 0..1. */
  List<Double> actualShares() {
    double total = total();
    return classes().mapToObj(c -> actual(c) / total).toList();
  }

  /** Returns the entries that are not 0, by actual and predicted class. */
  public Stream<Cell> cells() {
    return classes()
        .boxed()
        .flatMap(a -> classes().mapToObj(p -> new Cell(a, p, count(a, p))))
        .filter(cell -> cell.count() > 0);
  }

  private int count(int actual, int predicted) {
    return counts.get(actual).get(predicted);
  }

  private int actual(int c) {
    return classes().map(p -> count(c, p)).sum();
  }

  private int predicted(int c) {
    return classes().map(a -> count(a, c)).sum();
  }

  private IntStream classes() {
    return IntStream.range(0, counts.size());
  }
}
