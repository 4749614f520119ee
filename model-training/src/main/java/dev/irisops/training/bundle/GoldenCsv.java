package dev.irisops.training.bundle;

import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.dataset.Feature;
import dev.irisops.training.dataset.NominalFeature;
import dev.irisops.training.dataset.NumericTarget;
import dev.irisops.training.dataset.Target;
import dev.irisops.training.evaluation.ClassPrediction;
import dev.irisops.training.evaluation.NumericPrediction;
import dev.irisops.training.evaluation.Prediction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes {@code golden.csv}, with a column per feature, and the answer: {@code expected_class} and
 * a column {@code probability:<class>} per class, or {@code expected_value}. Numbers are written by
 * {@code Double.toString}, nominal values by their labels, and missing values as empty fields.
 */
final class GoldenCsv {
  private static final String EXPECTED_CLASS = "expected_class";
  private static final String EXPECTED_VALUE = "expected_value";
  private static final String PROBABILITY = "probability:";

  private GoldenCsv() {}

  /** Returns true if a feature of this name would collide with another column. */
  static boolean isReserved(String name, Target target) {
    return target instanceof NumericTarget
        ? name.equals(EXPECTED_VALUE)
        : name.equals(EXPECTED_CLASS) || name.startsWith(PROBABILITY);
  }

  static String of(Dataset dataset, GoldenRows golden) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
      csv.printRecord(header(dataset));
      for (int row : golden.selected()) {
        csv.printRecord(values(dataset, row, golden.prediction(row)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to a string failed", e);
    }
    return text.toString();
  }

  private static List<String> header(Dataset dataset) {
    List<String> header = new ArrayList<>(dataset.featureNames());
    if (dataset.target() instanceof NumericTarget) {
      header.add(EXPECTED_VALUE);
    } else {
      header.add(EXPECTED_CLASS);
      dataset.classes().forEach(name -> header.add(PROBABILITY + name));
    }
    return header;
  }

  private static List<String> values(Dataset dataset, int row, Prediction prediction) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < dataset.features().size(); i++) {
      values.add(text(dataset.features().get(i), dataset.rows().get(row).value(i)));
    }
    values.addAll(answer(dataset, prediction));
    return values;
  }

  private static List<String> answer(Dataset dataset, Prediction prediction) {
    if (prediction instanceof NumericPrediction number) {
      return List.of(Double.toString(number.predicted()));
    }
    ClassPrediction classes = (ClassPrediction) prediction;
    List<String> answer = new ArrayList<>();
    answer.add(dataset.classes().get(classes.predicted()));
    for (int c = 0; c < dataset.classes().size(); c++) {
      answer.add(Double.toString(classes.probability(c)));
    }
    return answer;
  }

  private static String text(Feature feature, double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    return feature instanceof NominalFeature nominal
        ? nominal.labels().get((int) value)
        : Double.toString(value);
  }
}
