package dev.irisops.training.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads RFC 4180 CSV with a header line. Skips blank lines and trims values. */
final class CsvReader {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setTrim(true).setIgnoreSurroundingSpaces(true).get();

  private CsvReader() {}

  /**
   * Parses a file.
   *
   * @param file name of the file, for error messages
   * @param text content of the file
   * @return the columns and the rows as text
   * @throws InvalidDatasetException if the text is not CSV with a header line
   */
  static Table parse(String file, String text) {
    List<Table.Line> lines = lines(file, text);
    if (lines.isEmpty()) {
      throw new InvalidDatasetException(file, "expected a header line, found an empty file");
    }
    List<Column> columns = lines.get(0).values().stream().map(Column::undeclared).toList();
    return new Table(file, columns, lines.subList(1, lines.size()));
  }

  private static List<Table.Line> lines(String file, String text) {
    List<Table.Line> lines = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
      Iterator<CSVRecord> records = parser.iterator();
      int start = 1;
      while (records.hasNext()) {
        List<String> values = records.next().toList();
        if (!isBlank(values)) {
          lines.add(new Table.Line(start, values));
        }
        start = (int) parser.getCurrentLineNumber() + 1;
      }
      return lines;
    } catch (UncheckedIOException e) {
      throw malformed(file, e.getCause());
    } catch (IOException e) {
      throw malformed(file, e);
    }
  }

  private static InvalidDatasetException malformed(String file, IOException e) {
    return new InvalidDatasetException(file, "expected CSV, found: " + e.getMessage());
  }

  private static boolean isBlank(List<String> values) {
    return values.size() == 1 && values.get(0).isEmpty();
  }
}
