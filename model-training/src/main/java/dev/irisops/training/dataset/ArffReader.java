package dev.irisops.training.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads dense ARFF as the Weka manual defines it. Not Weka's {@code ArffLoader}, because that one
 * does not name the column of a bad value and silently turns a missing value into NaN.
 */
final class ArffReader {
  private final String file;
  private final List<Column> columns = new ArrayList<>();
  private final List<Table.Line> lines = new ArrayList<>();
  private boolean inData;

  private ArffReader(String file) {
    this.file = file;
  }

  /**
   * Parses a file.
   *
   * @param file name of the file, for error messages
   * @param text content of the file
   * @return the columns and the rows as text
   * @throws InvalidDatasetException if the text is not dense ARFF
   */
  static Table parse(String file, String text) {
    ArffReader arff = new ArffReader(file);
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      arff.accept(i + 1, ArffTokenizer.of(lines.get(i)));
    }
    if (!arff.inData) {
      throw new InvalidDatasetException(file, "expected a header that ends with @data, found none");
    }
    return new Table(file, arff.columns, arff.lines);
  }

  private void accept(int number, List<String> tokens) {
    if (tokens.isEmpty()) {
      return;
    }
    if (inData) {
      data(number, tokens);
    } else {
      header(number, tokens);
    }
  }

  private void data(int number, List<String> values) {
    if (values.contains(ArffTokenizer.OPEN)) {
      throw problem(
          number,
          "expected plain values, found {} (sparse rows and instance weights are not supported)");
    }
    lines.add(new Table.Line(number, values));
  }

  private void header(int number, List<String> tokens) {
    switch (tokens.get(0).toLowerCase(Locale.ROOT)) {
      case "@relation" -> {}
      case "@attribute" -> columns.add(attribute(number, tokens));
      case "@data" -> inData = true;
      default ->
          throw problem(
              number,
              "expected @relation, @attribute or @data, found \"%s\"".formatted(tokens.get(0)));
    }
  }

  private Column attribute(int number, List<String> tokens) {
    if (tokens.size() < 3) {
      throw problem(number, "expected @attribute, a name and a type");
    }
    String type = tokens.get(2);
    if (type.equals(ArffTokenizer.OPEN)) {
      return new Column(tokens.get(1), Column.Kind.NOMINAL, labels(number, tokens));
    }
    return new Column(tokens.get(1), kind(type), List.of());
  }

  private List<String> labels(int number, List<String> tokens) {
    int end = tokens.size() - 1;
    if (!tokens.get(end).equals(ArffTokenizer.CLOSE)) {
      throw problem(number, "expected the labels to end with }");
    }
    List<String> labels = tokens.subList(3, end);
    if (labels.stream().distinct().count() < labels.size()) {
      throw problem(number, "expected unique labels");
    }
    return labels;
  }

  private static Column.Kind kind(String type) {
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "numeric", "real", "integer" -> Column.Kind.NUMERIC;
      default -> Column.Kind.OTHER;
    };
  }

  private InvalidDatasetException problem(int number, String problem) {
    return new InvalidDatasetException(file, "line " + number + ": " + problem);
  }
}
