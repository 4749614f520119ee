package dev.irisops.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Rows for {@code /predict} as JSON, drawn from a table in the form of the training data.
 *
 * @param usual the rows of the table
 * @param drifted the same rows with another distribution: see {@link Switch#DRIFT}
 */
record Rows(List<String> usual, List<String> drifted, RandomGenerator random) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * Reads a table.
   *
   * @param card the model card; columns that are no features of it, such as the class, are left out
   * @throws IllegalArgumentException if the table has no rows, lacks a feature, or has another text
   *     than a number in a numeric one
   */
  static Rows read(Path table, JsonNode card, RandomGenerator random) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setTrim(true).get();
    try (CSVParser parser = CSVParser.parse(table, StandardCharsets.UTF_8, format)) {
      JsonNode features = card.path("features");
      for (JsonNode feature : features) {
        String name = feature.path("name").asText();
        if (!parser.getHeaderMap().containsKey(name)) {
          throw new IllegalArgumentException(
              "%s has no column %s, which the model needs".formatted(table, name));
        }
      }
      List<CSVRecord> records = parser.getRecords();
      if (records.isEmpty()) {
        throw new IllegalArgumentException(table + " has no rows");
      }
      return new Rows(
          records.stream().map(record -> row(record, features, false)).toList(),
          records.stream().map(record -> row(record, features, true)).toList(),
          random);
    }
  }

  private static String row(CSVRecord record, JsonNode features, boolean drifted) {
    ObjectNode row = MAPPER.createObjectNode();
    for (JsonNode feature : features) {
      String name = feature.path("name").asText();
      String cell = record.get(name);
      if (cell.isEmpty() || cell.equals("?")) {
        row.putNull(name);
      } else if (feature.path("type").asText().equals("numeric")) {
        double value = number(cell, name, record);
        row.put(name, drifted ? raised(value, feature) : value);
      } else {
        row.put(name, drifted ? otherLabel(cell, feature) : cell);
      }
    }
    return row.toString();
  }

  private static double number(String cell, String name, CSVRecord record) {
    try {
      return Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "row %d, %s: expected a number, found %s"
              .formatted(record.getRecordNumber(), name, cell));
    }
  }

  /** Two standard deviations more, within what the service accepts. */
  private static double raised(double value, JsonNode feature) {
    double raised = value + 2 * feature.path("standard_deviation").asDouble();
    return Math.min(raised, feature.path("allowed_max").asDouble(Double.MAX_VALUE));
  }

  /** The next label in the order of the card, so that the labels swap their shares. */
  private static String otherLabel(String label, JsonNode feature) {
    List<String> labels = new ArrayList<>();
    feature.path("labels").forEach(one -> labels.add(one.asText()));
    int index = labels.indexOf(label);
    return index < 0 ? label : labels.get((index + 1) % labels.size());
  }

  /** Returns a row. */
  String one(boolean fromDrifted) {
    List<String> rows = fromDrifted ? drifted : usual;
    return rows.get(random.nextInt(rows.size()));
  }

  /** Returns rows as a JSON array. */
  String batch(int size, boolean fromDrifted) {
    return Stream.generate(() -> one(fromDrifted))
        .limit(size)
        .collect(Collectors.joining(",", "[", "]"));
  }
}
