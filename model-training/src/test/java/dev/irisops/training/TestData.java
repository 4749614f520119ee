package dev.irisops.training;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.irisops.training.dataset.DataOptions;
import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.dataset.DatasetReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Data sets and helpers for several tests. */
public final class TestData {
  public static final Path IRIS = Path.of("src/main/data/iris.csv");

  private TestData() {}

  public static Dataset iris() {
    return DatasetReader.read(IRIS, DataOptions.ofClass("species"), note -> {});
  }

  /** Returns CSV of 40 rows with two classes and two features, the class attribute first. */
  public static String coinsCsv() {
    StringBuilder csv = new StringBuilder("verdict,weight,thickness\n");
    for (int i = 0; i < 40; i++) {
      boolean genuine = i % 2 == 0;
      double weight = (genuine ? 7.5 : 6.8) + i % 7 * 0.1;
      csv.append(genuine ? "genuine" : "fake").append(',').append(weight);
      csv.append(',').append(1.5 + i % 5 * 0.01).append('\n');
    }
    return csv.toString();
  }

  /** Returns the content of all files in a folder by relative path, as ISO 8859-1 text. */
  public static Map<String, String> contents(Path folder) {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(folder.relativize(file).toString(), Files.readString(file, ISO_8859_1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return contents;
  }
}
