package dev.irisops.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Request bodies, made of the rows of the data set that the model was trained on. */
final class Bodies {
  private final Path folder;
  private final List<String> names;
  private final List<String> rows;

  /**
   * @param csv a header, and rows of numbers with the class last
   * @param folder gets the files
   */
  Bodies(Path csv, Path folder) {
    this.folder = folder;
    try {
      List<String> lines = Files.readAllLines(csv);
      this.names = List.of(lines.get(0).split(","));
      this.rows = lines.stream().skip(1).map(this::json).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String json(String line) {
    String[] values = line.split(",");
    return IntStream.range(0, values.length - 1)
        .mapToObj(i -> "\"" + names.get(i) + "\":" + values[i])
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** The first row, as {@code /predict} takes it. */
  Path single() {
    return write("single.json", rows.get(0));
  }

  /** So many rows, one after the other and from the start again, as {@code /predict/batch} does. */
  Path batch(int size) {
    return write(
        "batch-" + size + ".json",
        IntStream.range(0, size)
            .mapToObj(i -> rows.get(i % rows.size()))
            .collect(Collectors.joining(",", "[", "]")));
  }

  private Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
