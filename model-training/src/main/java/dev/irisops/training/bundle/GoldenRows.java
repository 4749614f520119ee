package dev.irisops.training.bundle;

import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.dataset.NumericTarget;
import dev.irisops.training.dataset.Row;
import dev.irisops.training.evaluation.ClassPrediction;
import dev.irisops.training.evaluation.Prediction;
import dev.irisops.training.limits.BundleRefusedException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import weka.classifiers.Classifier;
import weka.core.Instances;

/**
 * Selects training rows and predicts them, so that the service can verify its own predictions when
 * it loads the bundle.
 */
final class GoldenRows {
  private static final int PER_CLASS = 10;
  private static final int LEAST_CONFIDENT = 10;
  private static final int WITH_MISSING_VALUES = 20;
  private static final int OF_NUMBERS = 100;

  /** Few enough to verify at each start of the service. */
  private static final int MAX_ROWS = 200;

  /** Some 4 MB of text; because a row has a number for each feature and each class. */
  private static final int MAX_NUMBERS = 200_000;

  /** Enough to find rows of low confidence; some models predict only 1,000 rows a second. */
  private static final int MAX_PREDICTED = 10_000;

  private final Dataset dataset;
  private final Classifier model;
  private final Instances instances;

  /**
   * @param dataset training rows
   * @param model model deserialized from {@code model.bin}, as the service uses it
   * @param instances the same rows, as the model expects them
   */
  GoldenRows(Dataset dataset, Classifier model, Instances instances) {
    this.dataset = dataset;
    this.model = model;
    this.instances = instances;
  }

  /**
   * Returns the indices of the selected rows: up to 20 with missing values, and for classes the 10
   * with the lowest confidence and up to 10 of each class, evenly spread, for numbers up to 100,
   * evenly spread from the smallest to the largest. In all, at most 200 rows, and fewer with more
   * than 1,000 classes and features.
   *
   * @throws BundleRefusedException if the model cannot predict a row
   */
  SortedSet<Integer> selected() {
    return dataset.target() instanceof NumericTarget ? ofNumbers() : ofClasses();
  }

  private SortedSet<Integer> ofNumbers() {
    SortedSet<Integer> selected = new TreeSet<>();
    addSpread(selected, this::hasMissingValue, WITH_MISSING_VALUES);
    int[] byNumber =
        IntStream.range(0, dataset.rows().size())
            .boxed()
            .sorted(Comparator.comparingDouble(row -> dataset.rows().get(row).target()))
            .mapToInt(Integer::intValue)
            .toArray();
    spread(byNumber, Math.min(OF_NUMBERS, maxRows() - selected.size())).forEach(selected::add);
    selected.add(byNumber[byNumber.length - 1]);
    return selected;
  }

  private SortedSet<Integer> ofClasses() {
    SortedSet<Integer> selected = new TreeSet<>(leastConfident());
    addSpread(selected, this::hasMissingValue, WITH_MISSING_VALUES);
    int left = maxRows() - selected.size();
    int perClass = Math.min(PER_CLASS, left / dataset.classes().size());
    if (perClass == 0) {
      addSpread(selected, row -> true, left);
    } else {
      for (int c = 0; c < dataset.classes().size(); c++) {
        int actual = c;
        addSpread(selected, row -> dataset.rows().get(row).classIndex() == actual, perClass);
      }
    }
    return selected;
  }

  private int maxRows() {
    int columns = dataset.features().size() + dataset.classes().size();
    int least = LEAST_CONFIDENT + WITH_MISSING_VALUES;
    return Math.max(least, Math.min(MAX_ROWS, MAX_NUMBERS / columns));
  }

  private List<Integer> leastConfident() {
    return spread(rows(row -> true), MAX_PREDICTED)
        .map(row -> Map.entry(row, ((ClassPrediction) prediction(row)).confidence()))
        .sorted(Map.Entry.comparingByValue())
        .limit(LEAST_CONFIDENT)
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Predicts a row.
   *
   * @throws BundleRefusedException if the model cannot
   */
  Prediction prediction(int row) {
    try {
      return Prediction.of(model, instances.get(row));
    } catch (Exception e) { // because Weka declares Exception
      throw new BundleRefusedException(
          Bundle.MODEL, "expected a prediction of each training row, found " + e.getMessage());
    }
  }

  private boolean hasMissingValue(int index) {
    Row row = dataset.rows().get(index);
    return Arrays.stream(row.values()).anyMatch(Double::isNaN);
  }

  private void addSpread(SortedSet<Integer> selected, IntPredicate filter, int most) {
    spread(rows(filter), most).forEach(selected::add);
  }

  private int[] rows(IntPredicate filter) {
    return IntStream.range(0, dataset.rows().size()).filter(filter).toArray();
  }

  private static Stream<Integer> spread(int[] rows, int most) {
    int count = Math.min(most, rows.length);
    return IntStream.range(0, count).mapToObj(i -> rows[(int) ((long) i * rows.length / count)]);
  }
}
