package dev.irisops.training.dataset;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Reads a data file, plain or packed by gzip: ARFF if its name ends with {@code .arff} or {@code
 * .arff.gz}, CSV otherwise.
 */
public final class DatasetReader {
  private DatasetReader() {}

  /**
   * Reads a data file.
   *
   * @param path path of the data file
   * @param options options that say how it is read
   * @param notes receives what the user should know about the data, a line each
   * @return the data set
   * @throws InvalidDatasetException if the file cannot be read, or if a column cannot be used
   */
  public static Dataset read(Path path, DataOptions options, Consumer<String> notes) {
    DataFile file = new DataFile(path, options.encoding());
    TableBuilder table = new TableBuilder(file.name(), options);
    String sha256 =
        file.read(
            text -> {
              if (isArff(file.name())) {
                ArffReader.read(file.name(), text, table);
              } else {
                CsvReader.read(file.name(), text, options, table);
              }
            });
    return table.dataset(sha256, notes);
  }

  private static boolean isArff(String file) {
    return file.toLowerCase(Locale.ROOT).matches(".*\\.arff(\\.gz)?");
  }
}
