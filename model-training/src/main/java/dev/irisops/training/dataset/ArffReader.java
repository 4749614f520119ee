package dev.irisops.training.dataset;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Reads ARFF, dense or sparse, as the Weka manual defines it. Not Weka's {@code ArffLoader},
 * because that one does not name the column of a bad value and writes into the user's home.
 */
final class ArffReader {
  private final String file;
  private final TableBuilder table;
  private final List<Column> columns = new ArrayList<>();
  private boolean inRelational;
  private boolean inData;

  private ArffReader(String file, TableBuilder table) {
    this.file = file;
    this.table = table;
  }

  /**
   * Reads a file.
   *
   * @param file name of the file, for error messages
   * @throws InvalidDatasetException if the text is not ARFF
   */
  static void read(String file, BufferedReader text, TableBuilder table) throws IOException {
    ArffReader arff = new ArffReader(file, table);
    int number = 0;
    for (String line = text.readLine(); line != null; line = text.readLine()) {
      arff.accept(++number, ArffTokenizer.of(line));
    }
    if (!arff.inData) {
      throw new InvalidDatasetException(file, "expected a header that ends with @data, found none");
    }
  }

  private void accept(int number, List<String> tokens) {
    if (tokens.isEmpty()) {
      return;
    }
    if (inData) {
      table.row(number, row(number, tokens));
    } else {
      header(number, tokens);
    }
  }

  private List<String> row(int number, List<String> tokens) {
    if (!tokens.get(0).equals(ArffTokenizer.OPEN)) {
      int weight = tokens.indexOf(ArffTokenizer.OPEN);
      int end = weight < 0 ? tokens.size() : weight;
      requireNoWeight(number, tokens.subList(end, tokens.size()));
      return tokens.subList(0, end);
    }
    int end = tokens.indexOf(ArffTokenizer.CLOSE);
    if (end < 0) {
      throw problem(number, "expected the values of a sparse row to end with }");
    }
    requireNoWeight(number, tokens.subList(end + 1, tokens.size()));
    return sparse(number, tokens.subList(1, end));
  }

  private List<String> sparse(int number, List<String> pairs) {
    List<String> values =
        columns.stream()
            .map(column -> column.type().zero())
            .collect(Collectors.toCollection(ArrayList::new));
    for (int i = 0; i < pairs.size(); i += 2) {
      values.set(index(number, pairs, i), pairs.get(i + 1));
    }
    return values;
  }

  private int index(int number, List<String> pairs, int i) {
    String text = pairs.get(i);
    int index = text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    if (index < 0 || index >= columns.size() || i + 1 == pairs.size()) {
      throw problem(
          number,
          "expected an index from 0 to %d and a value, found %s"
              .formatted(columns.size() - 1, Texts.quoted(text)));
    }
    return index;
  }

  private void requireNoWeight(int number, List<String> rest) {
    if (!rest.isEmpty()) {
      throw problem(number, "weights of rows and attributes are not supported, found one in {}");
    }
  }

  private void header(int number, List<String> tokens) {
    String keyword = tokens.get(0).toLowerCase(Locale.ROOT);
    if (inRelational) {
      inRelational = !keyword.equals("@end");
      return;
    }
    switch (keyword) {
      case "@relation" -> {}
      case "@attribute" -> attribute(number, tokens);
      case "@data" -> startData();
      default ->
          throw problem(
              number,
              "expected @relation, @attribute or @data, found " + Texts.quoted(tokens.get(0)));
    }
  }

  private void startData() {
    table.columns(columns);
    inData = true;
  }

  private void attribute(int number, List<String> tokens) {
    if (tokens.size() < 3) {
      throw problem(number, "expected @attribute, a name and a type");
    }
    columns.add(new Column(tokens.get(1), type(number, tokens.subList(2, tokens.size()))));
  }

  private Column.Type type(int number, List<String> tokens) {
    String keyword = tokens.get(0).toLowerCase(Locale.ROOT);
    return switch (keyword) {
      case ArffTokenizer.OPEN -> new Column.Nominal(labels(number, tokens));
      case "numeric", "real", "integer" -> {
        requireNoWeight(number, tokens.subList(1, tokens.size()));
        yield new Column.Numeric();
      }
      case "date" -> date(number, tokens);
      case "relational" -> {
        inRelational = true;
        yield new Column.Unusable(keyword);
      }
      case "string" -> new Column.Unusable(keyword);
      default -> throw problem(number, "unknown type " + Texts.quoted(tokens.get(0)));
    };
  }

  private List<String> labels(int number, List<String> tokens) {
    int end = tokens.indexOf(ArffTokenizer.CLOSE);
    if (end < 0) {
      throw problem(number, "expected the labels to end with }");
    }
    requireNoWeight(number, tokens.subList(end + 1, tokens.size()));
    List<String> labels = tokens.subList(1, end);
    if (labels.isEmpty() || labels.contains(ArffTokenizer.MISSING)) {
      throw problem(number, "expected labels that are not empty");
    }
    if (labels.stream().distinct().count() < labels.size()) {
      throw problem(number, "expected unique labels");
    }
    return labels;
  }

  private Column.Type date(int number, List<String> tokens) {
    String pattern = tokens.size() > 1 ? tokens.get(1) : DateParser.ISO;
    try {
      return new Column.Date(new DateParser(pattern));
    } catch (IllegalArgumentException e) {
      throw problem(number, "expected a date format, found " + Texts.quoted(pattern));
    }
  }

  private InvalidDatasetException problem(int number, String problem) {
    return new InvalidDatasetException(file, "line " + number + ": " + problem);
  }
}
