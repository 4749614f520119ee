package dev.irisops.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Request bodies with the rows of the training data. */
final class RequestBodies {
  private final Path folder;
  private final List<String> names;
  private final List<String> rows;

  /**
   * Reads the rows.
   *
   * @param csv data file with a header; the last column is the class
   * @param folder folder for the request bodies
   */
  RequestBodies(Path csv, Path folder) {
    this.folder = folder;
    List<String> lines = Unchecked.io(() -> Files.readAllLines(csv));
    this.names = List.of(lines.get(0).split(","));
    this.rows = lines.stream().skip(1).map(this::json).toList();
  }

  private String json(String line) {
    String[] values = line.split(",");
    return IntStream.range(0, values.length - 1)
        .mapToObj(i -> "\"" + names.get(i) + "\":" + values[i])
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** Returns a request body of {@code /predict} with the first row. */
  Path single() {
    return write("single.json", rows.get(0));
  }

  /**
   * Returns a request body of {@code /predict/batch} with {@code size} rows, repeated if need be.
   */
  Path batch(int size) {
    return write(
        "batch-" + size + ".json",
        IntStream.range(0, size)
            .mapToObj(i -> rows.get(i % rows.size()))
            .collect(Collectors.joining(",", "[", "]")));
  }

  private Path write(String name, String text) {
    return Unchecked.io(() -> Files.writeString(folder.resolve(name), text));
  }
}
