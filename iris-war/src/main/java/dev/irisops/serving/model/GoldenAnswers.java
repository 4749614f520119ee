package dev.irisops.serving.model;

import dev.irisops.serving.prediction.ClassPrediction;
import dev.irisops.serving.prediction.ClassTarget;
import dev.irisops.serving.prediction.ModelClass;
import dev.irisops.serving.prediction.NumericPrediction;
import dev.irisops.serving.prediction.NumericTarget;
import dev.irisops.serving.prediction.Prediction;
import dev.irisops.serving.prediction.Target;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;

/** The last columns of {@code golden.csv}: the answers of the trainer's model. */
sealed interface GoldenAnswers {
  /**
   * The largest difference from the trainer's answer, of a probability, or of a number relative to
   * the numbers of the training data. Java leaves the last bits of exp and log to the processor's
   * instructions; 1e-9 is far above those and far below what a caller can see.
   */
  double TOLERANCE = 1e-9;

  static GoldenAnswers of(Target target) {
    return target instanceof NumericTarget number
        ? new Numbers(number)
        : new Classes((ClassTarget) target);
  }

  /** Returns the names of the columns. */
  List<String> columns();

  /**
   * Compares an answer of the loaded model with the one in a row.
   *
   * @param first the index of the first of these columns
   * @throws InvalidBundleException if they differ by more than {@link #TOLERANCE}
   */
  void verify(CSVRecord row, int first, Prediction found);

  /** The expected class and the probability of each class. */
  record Classes(ClassTarget target) implements GoldenAnswers {
    @Override
    public List<String> columns() {
      return Stream.concat(
              Stream.of("expected_class"),
              target.classes().stream().map(ModelClass::name).map("probability:"::concat))
          .toList();
    }

    @Override
    public void verify(CSVRecord row, int first, Prediction found) {
      ClassPrediction prediction = (ClassPrediction) found;
      String foundClass = target.classes().get(prediction.classIndex()).name();
      if (!foundClass.equals(row.get(first))) {
        throw mismatch(row, row.get(first), foundClass);
      }
      for (int i = 0; i < target.classes().size(); i++) {
        double expected = GoldenRows.number(row, first + 1 + i);
        // Written so that NaN fails too.
        if (!(Math.abs(prediction.probability(i) - expected) <= TOLERANCE)) {
          throw mismatch(row, "probability " + expected, prediction.probability(i));
        }
      }
    }
  }

  /** The expected number. */
  record Numbers(NumericTarget target) implements GoldenAnswers {
    @Override
    public List<String> columns() {
      return List.of("expected_value");
    }

    @Override
    public void verify(CSVRecord row, int first, Prediction found) {
      double expected = GoldenRows.number(row, first);
      double value = ((NumericPrediction) found).value();
      // Not relative to the number itself: one near 0 is the difference of larger ones.
      double scale =
          Math.max(
              Math.abs(expected),
              Math.max(Math.abs(target.training().min()), Math.abs(target.training().max())));
      if (!(Math.abs(value - expected) <= TOLERANCE * scale)) {
        throw mismatch(row, "value " + expected, value);
      }
    }
  }

  private static InvalidBundleException mismatch(CSVRecord row, Object expected, Object found) {
    return new InvalidBundleException(
        "golden.csv: row %d: expected %s, the model answers %s"
            .formatted(row.getRecordNumber(), expected, found));
  }
}
