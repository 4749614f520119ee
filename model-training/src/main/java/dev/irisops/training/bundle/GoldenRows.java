package dev.irisops.training.bundle;

import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.evaluation.Forecast;
import dev.irisops.training.training.WekaLayout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import weka.classifiers.Classifier;
import weka.core.Instance;

/**
 * Picks training rows and notes what the model answers to them, so that a reader of the bundle can
 * check its own answers.
 */
final class GoldenRows {
  /** Enough to show each class's spread; few enough to check on every start. */
  private static final int PER_CLASS = 10;

  private static final int LEAST_CONFIDENT = 10;

  private final Dataset dataset;
  private final List<Forecast> answers;

  /**
   * @param dataset the training rows
   * @param model restored from its bytes, so that the answers are those of the file
   */
  GoldenRows(Dataset dataset, Classifier model) {
    this.dataset = dataset;
    this.answers = WekaLayout.of(dataset).stream().map(row -> answer(model, row)).toList();
  }

  private static Forecast answer(Classifier model, Instance row) {
    try {
      return new Forecast((int) row.classValue(), model.distributionForInstance(row));
    } catch (Exception e) { // Weka declares nothing narrower
      throw new IllegalStateException("restored model cannot predict: " + e.getMessage(), e);
    }
  }

  /**
   * Returns row indices: of each class 10 spread evenly, and the 10 rows the model is least sure
   * of.
   */
  SortedSet<Integer> picked() {
    SortedSet<Integer> picked = new TreeSet<>();
    for (int c = 0; c < dataset.classes().size(); c++) {
      picked.addAll(spread(rowsOf(c)));
    }
    IntStream.range(0, answers.size())
        .boxed()
        .sorted(Comparator.comparingDouble(row -> answers.get(row).confidence()))
        .limit(LEAST_CONFIDENT)
        .forEach(picked::add);
    return picked;
  }

  Forecast answer(int row) {
    return answers.get(row);
  }

  private List<Integer> rowsOf(int classIndex) {
    return IntStream.range(0, answers.size())
        .filter(row -> dataset.rows().get(row).classIndex() == classIndex)
        .boxed()
        .toList();
  }

  private static List<Integer> spread(List<Integer> rows) {
    int count = Math.min(PER_CLASS, rows.size());
    List<Integer> spread = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      spread.add(rows.get((int) ((long) i * rows.size() / count)));
    }
    return spread;
  }
}
