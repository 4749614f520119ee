package dev.irisops.training.bundle;

import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.evaluation.Forecast;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes {@code golden.csv}: the features, {@code expected_class}, and {@code probability:<class>}
 * for each class; doubles as {@code Double.toString} gives them.
 */
final class GoldenCsv {
  private static final String EXPECTED = "expected_class";
  private static final String PROBABILITY = "probability:";

  private GoldenCsv() {}

  static boolean isReserved(String name) {
    return name.equals(EXPECTED) || name.startsWith(PROBABILITY);
  }

  static String of(Dataset dataset, GoldenRows golden) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
      csv.printRecord(header(dataset));
      for (int row : golden.picked()) {
        csv.printRecord(values(dataset, row, golden.answer(row)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be written", e);
    }
    return text.toString();
  }

  private static List<String> header(Dataset dataset) {
    List<String> header = new ArrayList<>(dataset.features());
    header.add(EXPECTED);
    dataset.classes().forEach(name -> header.add(PROBABILITY + name));
    return header;
  }

  private static List<String> values(Dataset dataset, int row, Forecast answer) {
    List<String> values = new ArrayList<>();
    for (double value : dataset.rows().get(row).values()) {
      values.add(Double.toString(value));
    }
    values.add(dataset.classes().get(answer.predicted()));
    for (int c = 0; c < dataset.classes().size(); c++) {
      values.add(Double.toString(answer.probability(c)));
    }
    return values;
  }
}
