package dev.irisops.training.dataset;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The content of a data file as text: values are not parsed yet.
 *
 * @param file name of the file, for error messages
 * @param columns columns with unique, non-blank names
 * @param lines data lines, each with one value per column
 */
record Table(String file, List<Column> columns, List<Line> lines) {
  /**
   * A data line.
   *
   * @param number line number in the file, from 1
   * @param values values without quotes and surrounding blanks
   */
  record Line(int number, List<String> values) {}

  Table {
    columns = List.copyOf(columns);
    lines = List.copyOf(lines);
    requireNames(file, columns);
    if (lines.isEmpty()) {
      throw new InvalidDatasetException(file, "expected rows after the header, found none");
    }
    for (Line line : lines) {
      requireWidth(file, columns.size(), line);
    }
  }

  private static void requireNames(String file, List<Column> columns) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < columns.size(); i++) {
      String name = columns.get(i).name();
      if (name.isBlank()) {
        throw new InvalidDatasetException(
            file, "column %d: expected a name, found none".formatted(i + 1));
      }
      if (!seen.add(name)) {
        throw new InvalidDatasetException(
            file, "expected unique column names, found \"%s\" twice".formatted(name));
      }
    }
  }

  private static void requireWidth(String file, int width, Line line) {
    if (line.values().size() != width) {
      throw new InvalidDatasetException(
          file,
          "line %d: expected %d values, found %d"
              .formatted(line.number(), width, line.values().size()));
    }
  }

  /**
   * Returns the index of a column, from 0.
   *
   * @throws InvalidDatasetException if there is no column of that name
   */
  int indexOf(String name) {
    List<String> names = columns.stream().map(Column::name).toList();
    if (!names.contains(name)) {
      throw new InvalidDatasetException(
          file,
          "no attribute \"%s\"; the attributes are %s".formatted(name, String.join(", ", names)));
    }
    return names.indexOf(name);
  }
}
