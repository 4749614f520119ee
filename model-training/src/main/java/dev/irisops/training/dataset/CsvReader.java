package dev.irisops.training.dataset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads RFC 4180 CSV with a header line. Skips blank lines and trims values. */
final class CsvReader {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setTrim(true).setIgnoreSurroundingSpaces(true).get();

  /** The first line that Excel writes to name the delimiter. */
  private static final Pattern EXCEL = Pattern.compile("sep=(.)");

  private final String file;
  private final char delimiter;
  private final TableBuilder table;
  private List<String> header = List.of();
  private boolean inData;

  private CsvReader(String file, char delimiter, TableBuilder table) {
    this.file = file;
    this.delimiter = delimiter;
    this.table = table;
  }

  /**
   * Reads a file.
   *
   * @param file name of the file, for error messages
   * @throws InvalidDatasetException if the text is not CSV with a header line
   */
  static void read(String file, BufferedReader text, DataOptions options, TableBuilder table)
      throws IOException {
    String first = Delimiter.header(text);
    Matcher excel = EXCEL.matcher(first);
    int linesBefore = excel.matches() ? 1 : 0;
    if (linesBefore > 0) {
      text.readLine();
    }
    char found = linesBefore > 0 ? excel.group(1).charAt(0) : Delimiter.of(first);
    char delimiter = options.delimiter().orElse(found);
    CSVFormat format = FORMAT.builder().setDelimiter(delimiter).get();
    new CsvReader(file, delimiter, table).read(CSVParser.parse(text, format), linesBefore);
  }

  private void read(CSVParser parser, int linesBefore) throws IOException {
    int start = linesBefore + 1;
    try {
      Iterator<CSVRecord> records = parser.iterator();
      while (records.hasNext()) {
        List<String> values = Arrays.asList(records.next().values());
        if (!isBlank(values)) {
          accept(start, values);
        }
        start = linesBefore + (int) parser.getCurrentLineNumber() + 1;
      }
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CSVException) {
        throw problem(
            "line %d: expected CSV with the delimiter %s, found: %s"
                .formatted(
                    start, Texts.argument(String.valueOf(delimiter)), e.getCause().getMessage()));
      }
      throw e.getCause();
    }
    end();
  }

  private void accept(int line, List<String> values) {
    if (header.isEmpty()) {
      requireSeveral(values);
      header = values;
    } else {
      startData(values);
      table.row(line, values);
    }
  }

  private void startData(List<String> firstRow) {
    if (!inData) {
      boolean rowNames = firstRow.size() == header.size() + 1 && !isBlankAtEnd(firstRow);
      // Because R writes row names without a name for their column.
      Stream<String> names = Stream.concat(rowNames ? Stream.of("") : Stream.of(), header.stream());
      table.columns(names.map(Column::undeclared).toList());
      inData = true;
    }
  }

  private void requireSeveral(List<String> names) {
    if (names.size() == 1) {
      throw problem(
          "expected several columns, found only %s: --delimiter sets the character between them"
              .formatted(Texts.quoted(names.get(0))));
    }
  }

  private static boolean isBlankAtEnd(List<String> values) {
    return values.get(values.size() - 1).isEmpty();
  }

  private void end() {
    if (header.isEmpty()) {
      throw problem("expected a header and rows, found an empty file");
    }
    if (!inData) {
      throw problem("expected rows after the header, found none");
    }
  }

  private static boolean isBlank(List<String> values) {
    return values.size() == 1 && values.get(0).isEmpty();
  }

  private InvalidDatasetException problem(String problem) {
    return new InvalidDatasetException(file, problem);
  }
}
