package dev.irisops.training;

import dev.irisops.training.dataset.DataOptions;
import dev.irisops.training.dataset.Task;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of the command line that say which data file is read, and how. */
final class DataArguments {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "data file: CSV with a header line, or ARFF (*.arff); plain or gzip")
  private Path file;

  @Option(
      names = "--class-attribute",
      paramLabel = "COLUMN",
      description =
          "column to predict; every COLUMN is a name, or a number from 1 (default: the last column)")
  private Optional<String> classAttribute;

  @Option(
      names = "--task",
      paramLabel = "TASK",
      description =
          "what to predict: classification (a class) or regression (a number) (default: regression if the values are"
              + " numbers with decimals, more than 20 different ones that are rare, or declared numeric by ARFF)")
  private Optional<String> task;

  @Option(
      names = "--ignore",
      paramLabel = "COLUMN",
      description = "column to leave out, such as an id, repeatable (default: none)")
  private List<String> ignored = new ArrayList<>();

  @Option(
      names = "--nominal",
      paramLabel = "COLUMN",
      description =
          "column whose values are labels, also if they are numbers, repeatable (default: columns of text)")
  private List<String> nominal = new ArrayList<>();

  @Option(
      names = "--missing",
      paramLabel = "TEXT",
      description =
          "text that means a missing value, repeatable, beside blank, ?, NA, null and NaN (default: none)")
  private List<String> missing = new ArrayList<>();

  @Option(
      names = "--delimiter",
      paramLabel = "CHAR",
      description =
          "delimiter of CSV, or \"tab\" (default: the commonest of , ; tab | in the header)")
  private Optional<String> delimiter;

  @Option(
      names = "--decimal",
      defaultValue = ".",
      paramLabel = "CHAR",
      description = "decimal separator, . or , (default: ${DEFAULT-VALUE})")
  private char decimal;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description =
          "encoding of a file without byte order mark, such as ISO-8859-1 (default: UTF-8 or UTF-16, as found)")
  private Optional<Charset> encoding;

  Path file() {
    return file;
  }

  /**
   * Returns the options for the reader.
   *
   * @throws IllegalArgumentException if a value is invalid
   */
  DataOptions options() {
    return new DataOptions(
        classAttribute,
        delimiter.map(DataArguments::character),
        decimal,
        encoding,
        missing,
        ignored,
        nominal,
        task.map(Task::parse));
  }

  private static char character(String delimiter) {
    String text = delimiter.equals("tab") || delimiter.equals("\\t") ? "\t" : delimiter;
    if (text.length() != 1 || text.matches("[\"\r\n]")) {
      throw new IllegalArgumentException(
          "--delimiter: expected one character or tab, found \"" + delimiter + '"');
    }
    return text.charAt(0);
  }
}
