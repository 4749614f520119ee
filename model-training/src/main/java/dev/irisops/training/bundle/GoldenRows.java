package dev.irisops.training.bundle;

import dev.irisops.training.algorithm.WekaInstances;
import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.evaluation.Prediction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import weka.classifiers.Classifier;
import weka.core.Instance;

/**
 * Selects training rows and predicts them, so that the service can verify its own predictions when
 * it loads the bundle.
 */
final class GoldenRows {
  /** Few enough to verify at each start of the service. */
  private static final int PER_CLASS = 10;

  private static final int LEAST_CONFIDENT = 10;

  private final Dataset dataset;
  private final List<Prediction> predictions;

  /**
   * Predicts all rows.
   *
   * @param dataset training rows
   * @param model model deserialized from {@code model.bin}, as the service uses it
   */
  GoldenRows(Dataset dataset, Classifier model) {
    this.dataset = dataset;
    this.predictions = WekaInstances.of(dataset).stream().map(row -> predict(model, row)).toList();
  }

  private static Prediction predict(Classifier model, Instance row) {
    try {
      return new Prediction((int) row.classValue(), model.distributionForInstance(row));
    } catch (Exception e) { // because Weka declares Exception
      throw new IllegalStateException(
          "the deserialized model cannot predict: " + e.getMessage(), e);
    }
  }

  /**
   * Returns the indices of the selected rows: 10 evenly spread rows per class, and the 10 rows with
   * the lowest confidence.
   */
  SortedSet<Integer> selected() {
    SortedSet<Integer> selected = new TreeSet<>();
    for (int c = 0; c < dataset.classes().size(); c++) {
      selected.addAll(spread(rowsOf(c)));
    }
    IntStream.range(0, predictions.size())
        .boxed()
        .sorted(Comparator.comparingDouble(row -> predictions.get(row).confidence()))
        .limit(LEAST_CONFIDENT)
        .forEach(selected::add);
    return selected;
  }

  Prediction prediction(int row) {
    return predictions.get(row);
  }

  private List<Integer> rowsOf(int classIndex) {
    return IntStream.range(0, predictions.size())
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
