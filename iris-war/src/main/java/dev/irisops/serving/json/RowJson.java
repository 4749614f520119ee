package dev.irisops.serving.json;

import static dev.irisops.serving.problem.ProblemType.BATCH_TOO_LARGE;
import static dev.irisops.serving.problem.ProblemType.INVALID_VALUE;
import static dev.irisops.serving.problem.ProblemType.MALFORMED_JSON;
import static dev.irisops.serving.problem.ProblemType.WRONG_TYPE;

import dev.irisops.serving.prediction.InvalidRowsException;
import dev.irisops.serving.prediction.InvalidValue;
import dev.irisops.serving.prediction.Row;
import dev.irisops.serving.prediction.RowReader;
import dev.irisops.serving.prediction.Schema;
import dev.irisops.serving.problem.Problem;
import dev.irisops.serving.problem.ProblemException;
import jakarta.json.Json;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads rows from JSON strictly: no duplicate key, nothing after the end, and numbers as values.
 */
public final class RowJson {
  /** Kept, because looking up the provider costs more than parsing a row. */
  private static final JsonParserFactory FACTORY = Json.createParserFactory(Map.of());

  /** The deepest nesting of an unknown field; the parser fails with an internal error at 1,000. */
  static final int MAX_NESTING = 100;

  private final JsonParser json;
  private final Schema schema;
  private final boolean batch;
  private int row;

  private RowJson(JsonParser json, Schema schema, boolean batch) {
    this.json = json;
    this.schema = schema;
    this.batch = batch;
  }

  /** Writes a row as {@link #single} reads it. */
  public static String write(Row row, Schema schema) {
    byte[] json =
        JsonWriter.bytes(
            generator -> {
              generator.writeStartObject();
              for (int i = 0; i < schema.features().size(); i++) {
                generator.write(schema.features().get(i).name(), row.value(i));
              }
              generator.writeEnd();
            });
    return new String(json, StandardCharsets.UTF_8);
  }

  /**
   * Reads {@code {"sepal_length":5.1,…}}.
   *
   * @throws ProblemException if the text is not JSON, something has the wrong type, or a value does
   *     not fit the schema
   */
  public static Row single(String text, Schema schema) {
    return parsing(
        text,
        json -> {
          RowJson rows = new RowJson(json, schema, false);
          RowReader reader = RowReader.ofSingle(schema);
          rows.expect(Event.START_OBJECT);
          rows.readRow(reader);
          rows.expectEnd();
          return reader.rows().get(0);
        });
  }

  /**
   * Reads {@code [{…},{…}]}, at most {@code maxRows} of them.
   *
   * @throws ProblemException if there are more, the text is not JSON, something has the wrong type,
   *     or a value does not fit the schema
   */
  public static List<Row> batch(String text, Schema schema, int maxRows) {
    return parsing(
        text,
        json -> {
          RowJson rows = new RowJson(json, schema, true);
          RowReader reader = RowReader.ofBatch(schema);
          rows.expect(Event.START_ARRAY);
          rows.readRows(reader, maxRows);
          rows.expectEnd();
          return reader.rows();
        });
  }

  private static <T> T parsing(String text, Function<JsonParser, T> read) {
    if (text.isBlank()) {
      throw new ProblemException(MALFORMED_JSON, "the body is empty");
    }
    try (JsonParser json = FACTORY.createParser(new StringReader(text))) {
      return read.apply(json);
    } catch (JsonParsingException e) {
      throw new ProblemException(MALFORMED_JSON, where(e.getLocation(), text));
    } catch (NoSuchElementException e) {
      throw new ProblemException(MALFORMED_JSON, "the body ends too early");
    } catch (InvalidRowsException e) {
      throw new ProblemException(Problem.of(INVALID_VALUE, summary(e.values()), e.values()));
    }
  }

  private static String summary(List<InvalidValue> values) {
    InvalidValue first = values.get(0);
    String where = first.row().isPresent() ? "row " + first.row().getAsInt() + ", " : "";
    String more = values.size() > 1 ? " (and " + (values.size() - 1) + " more)" : "";
    return where + first.field() + ": " + first.detail() + more;
  }

  /** At the end of the text the parser names a place beyond it. */
  private static String where(JsonLocation location, String text) {
    return location.getStreamOffset() > text.length()
        ? "the body ends too early"
        : "the body is not JSON at line %d, column %d"
            .formatted(location.getLineNumber(), location.getColumnNumber());
  }

  private void readRows(RowReader reader, int maxRows) {
    Event event = json.next();
    for (row = 0; event != Event.END_ARRAY; row++, event = json.next()) {
      if (row == maxRows) {
        throw new ProblemException(
            BATCH_TOO_LARGE, "expected at most " + maxRows + " rows, found more");
      }
      if (event != Event.START_OBJECT) {
        throw new ProblemException(
            WRONG_TYPE, "row " + row + ": expected an object, found " + name(event));
      }
      readRow(reader);
    }
  }

  private void readRow(RowReader reader) {
    Set<String> seen = new HashSet<>();
    while (json.next() != Event.END_OBJECT) {
      String key = json.getString();
      if (!seen.add(key)) {
        throw new ProblemException(MALFORMED_JSON, inRow() + "duplicate key \"" + key + "\"");
      }
      readValue(reader, key);
    }
    reader.finishRow();
  }

  private void readValue(RowReader reader, String key) {
    Event event = json.next();
    OptionalInt feature = schema.indexOf(key);
    if (feature.isEmpty()) {
      skip(event);
      reader.acceptUnknown(key);
    } else if (event == Event.VALUE_NUMBER) {
      reader.accept(feature.getAsInt(), Double.parseDouble(json.getString()));
    } else {
      throw wrongType(key, "expected a number, found " + name(event));
    }
  }

  private ProblemException wrongType(String key, String detail) {
    OptionalInt rowOfBatch = batch ? OptionalInt.of(row) : OptionalInt.empty();
    return new ProblemException(
        Problem.of(
            WRONG_TYPE, key + ": " + detail, List.of(new InvalidValue(rowOfBatch, key, detail))));
  }

  /** Step by step, because the parser's own skipArray never returns if the text ends early. */
  private void skip(Event first) {
    int depth = nesting(first);
    while (depth > 0) {
      depth += nesting(json.next());
      if (depth > MAX_NESTING) {
        throw new ProblemException(
            MALFORMED_JSON, inRow() + "a value is nested more than " + MAX_NESTING + " deep");
      }
    }
  }

  private static int nesting(Event event) {
    return switch (event) {
      case START_OBJECT, START_ARRAY -> 1;
      case END_OBJECT, END_ARRAY -> -1;
      default -> 0;
    };
  }

  private String inRow() {
    return batch ? "row " + row + ": " : "";
  }

  private void expect(Event expected) {
    Event found = json.next();
    if (found != expected) {
      throw new ProblemException(
          WRONG_TYPE, "expected " + name(expected) + ", found " + name(found));
    }
  }

  private void expectEnd() {
    if (json.hasNext()) {
      throw new ProblemException(MALFORMED_JSON, "the body continues after the end of its JSON");
    }
  }

  private static String name(Event event) {
    return switch (event) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING, KEY_NAME -> "a string";
      case VALUE_NUMBER -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NULL -> "null";
      case END_OBJECT, END_ARRAY -> "the end";
    };
  }
}
