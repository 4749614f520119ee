package dev.irisops.training.bundle;

import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.dataset.Feature;
import dev.irisops.training.dataset.NominalFeature;
import dev.irisops.training.evaluation.Prediction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes {@code golden.csv}, with a column per feature, {@code expected_class}, and a column {@code
 * probability:<class>} per class. Numbers are written by {@code Double.toString}, nominal values by
 * their labels, and missing values as empty fields.
 */
final class GoldenCsv {
  private static final String EXPECTED = "expected_class";
  private static final String PROBABILITY = "probability:";

  private GoldenCsv() {}

  /** Returns true if a feature of this name would collide with another column. */
  static boolean isReserved(String name) {
    return name.equals(EXPECTED) || name.startsWith(PROBABILITY);
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
    header.add(EXPECTED);
    dataset.classes().forEach(name -> header.add(PROBABILITY + name));
    return header;
  }

  private static List<String> values(Dataset dataset, int row, Prediction prediction) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < dataset.features().size(); i++) {
      values.add(text(dataset.features().get(i), dataset.rows().get(row).value(i)));
    }
    values.add(dataset.classes().get(prediction.predicted()));
    for (int c = 0; c < dataset.classes().size(); c++) {
      values.add(Double.toString(prediction.probability(c)));
    }
    return values;
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
