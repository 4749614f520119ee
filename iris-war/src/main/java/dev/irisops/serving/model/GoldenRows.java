package dev.irisops.serving.model;

import dev.irisops.serving.prediction.Feature;
import dev.irisops.serving.prediction.InvalidRowsException;
import dev.irisops.serving.prediction.InvalidValue;
import dev.irisops.serving.prediction.Model;
import dev.irisops.serving.prediction.NominalFeature;
import dev.irisops.serving.prediction.Prediction;
import dev.irisops.serving.prediction.Row;
import dev.irisops.serving.prediction.RowReader;
import dev.irisops.serving.prediction.Schema;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The reference rows of a bundle. A loaded model must answer them as the trainer's model did, which
 * proves that this Weka on this Java predicts what was evaluated.
 */
final class GoldenRows {
  /** The model is not served yet, so it is always free. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Schema schema;
  private final GoldenAnswers answers;
  private final List<CSVRecord> records;

  private GoldenRows(Schema schema, List<CSVRecord> records) {
    this.schema = schema;
    this.answers = GoldenAnswers.of(schema.target());
    this.records = records;
  }

  /**
   * Reads {@code golden.csv}.
   *
   * @throws InvalidBundleException if its header or a row does not fit the schema, or it has no
   *     rows
   */
  static GoldenRows parse(byte[] csv, Schema schema) {
    String text = new String(csv, StandardCharsets.UTF_8);
    try (CSVParser parser =
        CSVFormat.RFC4180.builder().setHeader().get().parse(new StringReader(text))) {
      if (!parser.getHeaderNames().equals(header(schema))) {
        throw new InvalidBundleException(
            "golden.csv: expected the columns %s, found %s"
                .formatted(header(schema), parser.getHeaderNames()));
      }
      return new GoldenRows(schema, complete(parser.getRecords(), header(schema).size()));
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new InvalidBundleException("golden.csv: " + e.getMessage(), e);
    }
  }

  private static List<String> header(Schema schema) {
    List<String> header = new ArrayList<>();
    schema.features().forEach(feature -> header.add(feature.name()));
    header.addAll(GoldenAnswers.of(schema.target()).columns());
    return header;
  }

  private static List<CSVRecord> complete(List<CSVRecord> records, int columns) {
    if (records.isEmpty()) {
      throw new InvalidBundleException("golden.csv: expected reference rows, found none");
    }
    for (CSVRecord row : records) {
      if (row.size() != columns) {
        throw new InvalidBundleException(
            "golden.csv: row %d: expected %d values, found %d"
                .formatted(row.getRecordNumber(), columns, row.size()));
      }
    }
    return records;
  }

  /**
   * Compares the model's answer to every row.
   *
   * @throws InvalidBundleException naming the first row whose answer differs
   */
  void verify(Model model) {
    for (CSVRecord expected : records) {
      Prediction found = model.predict(row(expected), PATIENCE).orElseThrow();
      answers.verify(expected, schema.features().size(), found);
    }
  }

  /**
   * Returns the rows without their answers.
   *
   * @throws InvalidBundleException naming the first row that does not fit the schema
   */
  List<Row> rows() {
    return records.stream().map(this::row).toList();
  }

  private Row row(CSVRecord expected) {
    RowReader reader = RowReader.ofSingle(schema);
    for (int i = 0; i < schema.features().size(); i++) {
      accept(reader, i, expected);
    }
    reader.finishRow();
    try {
      return reader.rows().get(0);
    } catch (InvalidRowsException e) {
      InvalidValue first = e.values().get(0);
      throw new InvalidBundleException(
          "golden.csv: row %d, %s: %s"
              .formatted(expected.getRecordNumber(), first.field().orElseThrow(), first.detail()),
          e);
    }
  }

  private void accept(RowReader reader, int index, CSVRecord expected) {
    Feature feature = schema.features().get(index);
    if (expected.get(index).isEmpty() && feature.nullable()) {
      reader.acceptMissing(index);
    } else if (feature instanceof NominalFeature) {
      reader.acceptLabel(index, expected.get(index));
    } else {
      reader.accept(index, number(expected, index));
    }
  }

  /**
   * Returns the number in a column.
   *
   * @throws InvalidBundleException if it is something else
   */
  static double number(CSVRecord expected, int column) {
    try {
      return Double.parseDouble(expected.get(column));
    } catch (NumberFormatException e) {
      throw new InvalidBundleException(
          "golden.csv: row %d, column %d: expected a number"
              .formatted(expected.getRecordNumber(), column + 1),
          e);
    }
  }
}
