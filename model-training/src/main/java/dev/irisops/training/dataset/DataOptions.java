package dev.irisops.training.dataset;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * The options that say how a data file is read. A column is named, or numbered from 1.
 *
 * @param classAttribute column to predict; by default the last one
 * @param delimiter character between the values of CSV; by default the commonest of comma,
 *     semicolon, tab and | in the header
 * @param decimal decimal separator, point or comma
 * @param encoding encoding of a text without byte order mark; by default UTF-8
 * @param missing texts that mean "missing" beside those of {@link Texts}
 * @param ignored columns to leave out
 * @param nominal columns whose values are labels, also if they are numbers
 * @param task what to predict; by default what its values look like
 */
public record DataOptions(
    Optional<String> classAttribute,
    Optional<Character> delimiter,
    char decimal,
    Optional<Charset> encoding,
    List<String> missing,
    List<String> ignored,
    List<String> nominal,
    Optional<Task> task) {
  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if the decimal separator is neither point nor comma
   */
  public DataOptions {
    missing = List.copyOf(missing);
    ignored = List.copyOf(ignored);
    nominal = List.copyOf(nominal);
    if (decimal != '.' && decimal != ',') {
      throw new IllegalArgumentException(
          "--decimal: expected '.' or ',', found '" + decimal + '\'');
    }
  }

  /** Returns the defaults for a table whose class is in a column. */
  public static DataOptions ofClass(String classAttribute) {
    return new DataOptions(
        Optional.of(classAttribute),
        Optional.empty(),
        '.',
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty());
  }
}
