package dev.irisops.training.dataset;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
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
    return table(path, options, Optional.empty(), notes).dataset();
  }

  /**
   * Reads a data file for a model that exists.
   *
   * @param path path of the data file
   * @param options options that say how it is read
   * @param header columns of the model, which the file must have, in any order; empty if the model
   *     has the columns of the file
   * @param notes receives what the user should know about the data, a line each
   * @throws InvalidDatasetException if the file cannot be read, if a column cannot be used, or if
   *     the columns are not those of the model
   */
  public static Table table(
      Path path, DataOptions options, Optional<Header> header, Consumer<String> notes) {
    DataFile file = new DataFile(path, options.encoding());
    TableBuilder table = new TableBuilder(file.name(), options, header);
    String sha256 =
        file.read(
            text -> {
              if (isArff(file.name())) {
                ArffReader.read(file.name(), text, table);
              } else {
                CsvReader.read(file.name(), text, options, table);
              }
            });
    Dataset dataset = table.dataset(sha256, notes);
    return new Table(dataset, table.header());
  }

  private static boolean isArff(String file) {
    return file.toLowerCase(Locale.ROOT).matches(".*\\.arff(\\.gz)?");
  }
}
