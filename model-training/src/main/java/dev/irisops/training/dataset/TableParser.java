package dev.irisops.training.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Parses the text of a {@link Table} into numbers and classes. */
final class TableParser {
  /** {@code Double.parseDouble} would also accept NaN, hexadecimal and a trailing {@code d}. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

  private final Table table;
  private final int classColumn;
  private final List<String> classes;

  TableParser(Table table, String classAttribute) {
    this.table = table;
    this.classColumn = table.indexOf(classAttribute);
    requireKinds();
    this.classes = classes();
    if (classes.size() < 2) {
      throw problem(
          "column %s: expected at least 2 classes, found only \"%s\""
              .formatted(classAttribute, String.join("", classes)));
    }
  }

  private List<Feature> features() {
    List<Feature> features = new ArrayList<>();
    table.columns().forEach(column -> features.add(new NumericFeature(column.name())));
    features.remove(classColumn);
    return features;
  }

  private List<String> classes() {
    Column column = table.columns().get(classColumn);
    if (column.kind() == Column.Kind.NOMINAL) {
      return column.labels();
    }
    return table.lines().stream().map(this::label).distinct().sorted().toList();
  }

  /**
   * Returns the data set.
   *
   * @param sha256 SHA-256 of the data file
   * @throws InvalidDatasetException if a value is missing, not a finite number or not a class
   */
  Dataset dataset(String sha256) {
    List<Row> rows = table.lines().stream().map(this::row).toList();
    String classAttribute = table.columns().get(classColumn).name();
    return new Dataset(table.file(), sha256, classAttribute, features(), classes, rows);
  }

  private Row row(Table.Line line) {
    double[] values = new double[table.columns().size() - 1];
    int next = 0;
    for (int column = 0; column < table.columns().size(); column++) {
      if (column != classColumn) {
        values[next++] = number(line, column);
      }
    }
    return new Row(values, classIndex(line));
  }

  private int classIndex(Table.Line line) {
    String label = label(line);
    if (!classes.contains(label)) {
      throw problem(line, classColumn, "one of " + String.join(", ", classes), label);
    }
    return classes.indexOf(label);
  }

  private String label(Table.Line line) {
    String label = line.values().get(classColumn);
    if (isMissing(label)) {
      throw problem(line, classColumn, "a class", label);
    }
    return label;
  }

  private double number(Table.Line line, int column) {
    String text = line.values().get(column);
    if (!NUMBER.matcher(text).matches()) {
      throw problem(line, column, "a number", text);
    }
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw problem(line, column, "a finite number", text);
    }
    return value;
  }

  private static boolean isMissing(String text) {
    return text.isEmpty() || text.equals("?");
  }

  private void requireKinds() {
    if (table.columns().size() < 2) {
      throw problem("expected at least one feature besides the class, found none");
    }
    for (int i = 0; i < table.columns().size(); i++) {
      Column column = table.columns().get(i);
      if (i == classColumn && !column.canBeClass()) {
        throw problem("column %s: expected a nominal class".formatted(column.name()));
      }
      if (i != classColumn && !column.canBeFeature()) {
        throw problem("column %s: expected a numeric feature".formatted(column.name()));
      }
    }
  }

  private InvalidDatasetException problem(
      Table.Line line, int column, String expected, String found) {
    return problem(
        "line %d, column %s: expected %s, found %s"
            .formatted(
                line.number(),
                table.columns().get(column).name(),
                expected,
                isMissing(found) ? "no value" : '"' + found + '"'));
  }

  private InvalidDatasetException problem(String problem) {
    return new InvalidDatasetException(table.file(), problem);
  }
}
