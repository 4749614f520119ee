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
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Rows for {@code /predict}, drawn from a table in the form of the training data. */
final class Rows {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final JsonNode features;
  private final List<CSVRecord> records;
  private final RandomGenerator random;

  private Rows(JsonNode features, List<CSVRecord> records, RandomGenerator random) {
    this.features = features;
    this.records = records;
    this.random = random;
  }

  /**
   * Reads a table.
   *
   * @param card the model card; columns that are no features of it, such as the class, are left out
   * @throws IllegalArgumentException if the table has no rows or lacks a feature
   */
  static Rows read(Path table, JsonNode card, RandomGenerator random) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setTrim(true).get();
    try (CSVParser parser = CSVParser.parse(table, StandardCharsets.UTF_8, format)) {
      for (JsonNode feature : card.path("features")) {
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
      return new Rows(card.path("features"), records, random);
    }
  }

  /** Returns a row of the table as JSON. */
  String usual() {
    return row(false);
  }

  /** Returns a row whose distribution differs: see {@link Switch#DRIFT}. */
  String drifted() {
    return row(true);
  }

  /** Returns rows of the table as a JSON array. */
  String batch(int size, boolean drifted) {
    List<String> rows = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      rows.add(row(drifted));
    }
    return "[" + String.join(",", rows) + "]";
  }

  private String row(boolean drifted) {
    CSVRecord record = records.get(random.nextInt(records.size()));
    ObjectNode row = MAPPER.createObjectNode();
    for (JsonNode feature : features) {
      String name = feature.path("name").asText();
      String cell = record.get(name);
      if (cell.isEmpty() || cell.equals("?")) {
        row.putNull(name);
      } else if (feature.path("type").asText().equals("numeric")) {
        row.put(
            name, drifted ? raised(Double.parseDouble(cell), feature) : Double.parseDouble(cell));
      } else {
        row.put(name, drifted ? otherLabel(cell, feature) : cell);
      }
    }
    return row.toString();
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
}
