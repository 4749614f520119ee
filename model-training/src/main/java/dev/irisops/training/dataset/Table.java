package dev.irisops.training.dataset;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a file holds before any value is understood.
 *
 * @param file name of the file
 * @param columns with unique, non-blank names
 * @param lines each with one value for each column
 */
record Table(String file, List<Column> columns, List<Line> lines) {
  /**
   * @param number where it starts in the file, from 1
   * @param values as written, without quotes and surrounding blanks
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
            file, "column %d: expected a name, found a blank".formatted(i + 1));
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
   * @param name of a column
   * @return its index, from 0
   * @throws InvalidDatasetException if there is none
   */
  int indexOf(String name) {
    List<String> names = columns.stream().map(Column::name).toList();
    if (!names.contains(name)) {
      throw new InvalidDatasetException(
          file, "no attribute \"%s\", only %s".formatted(name, String.join(", ", names)));
    }
    return names.indexOf(name);
  }
}
