package dev.irisops.serving.json;

import static dev.irisops.serving.problem.ProblemType.BATCH_TOO_LARGE;
import static dev.irisops.serving.problem.ProblemType.WRONG_TYPE;

import dev.irisops.serving.prediction.Feature;
import dev.irisops.serving.prediction.InvalidValue;
import dev.irisops.serving.prediction.NominalFeature;
import dev.irisops.serving.prediction.RowId;
import dev.irisops.serving.prediction.RowReader;
import dev.irisops.serving.prediction.Schema;
import dev.irisops.serving.problem.Problem;
import dev.irisops.serving.problem.ProblemException;
import jakarta.json.stream.JsonParser.Event;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Feeds the rows of one JSON text to a {@link RowReader}. */
final class RowParser {
  private final StrictParser json;
  private final Schema schema;
  private final RowReader reader;
  private final Mode mode;

  /** The kind of text, and what a value of a wrong type does. */
  enum Mode {
    /** One row; a wrong type ends the request. */
    SINGLE,
    /** An array of rows; a wrong type ends the request. */
    BATCH,
    /** An array of rows; a wrong type refuses its row. */
    PARTIAL_BATCH
  }

  RowParser(StrictParser json, Schema schema, Mode mode) {
    this.json = json;
    this.schema = schema;
    this.reader = mode == Mode.SINGLE ? RowReader.ofSingle(schema) : RowReader.ofBatch(schema);
    this.mode = mode;
  }

  /** Reads a text of one row. */
  RowReader readSingle() {
    json.expect(Event.START_OBJECT);
    readRow();
    json.expectEnd();
    return reader;
  }

  /** Reads a text of at most {@code maxRows} rows. */
  RowReader readBatch(int maxRows) {
    json.expect(Event.START_ARRAY);
    for (Event event = json.next(); event != Event.END_ARRAY; event = json.next()) {
      if (reader.position() == maxRows) {
        throw new ProblemException(
            BATCH_TOO_LARGE, "expected at most " + maxRows + " rows, found more");
      }
      if (event != Event.START_OBJECT) {
        throw new ProblemException(
            WRONG_TYPE, inRow() + "expected an object, found " + StrictParser.name(event));
      }
      readRow();
    }
    json.expectEnd();
    return reader;
  }

  private void readRow() {
    Set<String> others = new HashSet<>();
    while (json.next() != Event.END_OBJECT) {
      String key = json.text();
      OptionalInt index = schema.indexOf(key);
      if (index.isPresent() ? reader.has(index.getAsInt()) : !others.add(key)) {
        throw StrictParser.duplicate(inRow(), key);
      } else if (index.isPresent()) {
        readValue(index.getAsInt(), json.next());
      } else {
        readOther(key, json.next());
      }
    }
    reader.finishRow();
  }

  private void readValue(int index, Event event) {
    Feature feature = schema.features().get(index);
    if (event == Event.VALUE_NULL) {
      reader.acceptMissing(index);
    } else if (feature instanceof NominalFeature nominal) {
      label(nominal, event)
          .ifPresentOrElse(
              label -> reader.acceptLabel(index, label),
              () -> refuseType(feature.name(), nominal.choice(), event));
    } else if (event == Event.VALUE_NUMBER) {
      reader.accept(index, Double.parseDouble(json.text()));
    } else {
      refuseType(feature.name(), feature.nullable() ? "a number or null" : "a number", event);
    }
  }

  /** Returns the label that a value stands for; empty if the value can be none. */
  private Optional<String> label(NominalFeature feature, Event event) {
    return switch (event) {
      case VALUE_STRING -> Optional.of(feature.labelOfText(json.text()));
      case VALUE_NUMBER -> feature.labelOfNumber(json.text());
      case VALUE_TRUE -> feature.labelOfBoolean(true);
      case VALUE_FALSE -> feature.labelOfBoolean(false);
      default -> Optional.empty();
    };
  }

  private void readOther(String key, Event event) {
    if (!key.equals(RowId.KEY)) {
      json.skip(event, inRow());
      reader.acceptUnknown(key);
    } else if (event == Event.VALUE_STRING
        || event == Event.VALUE_NUMBER && isInteger(json.text())) {
      reader.acceptId(new RowId(json.text(), event == Event.VALUE_NUMBER));
    } else {
      refuseType(key, "a string or an integer", event);
    }
  }

  private static boolean isInteger(String number) {
    return number.chars().allMatch(c -> c == '-' || c >= '0' && c <= '9');
  }

  private void refuseType(String key, String expected, Event event) {
    String detail = "expected " + expected + ", found " + StrictParser.name(event);
    if (mode != Mode.PARTIAL_BATCH) {
      throw wrongType(key, detail);
    }
    json.skip(event, inRow());
    reader.acceptInvalid(key, detail);
  }

  private ProblemException wrongType(String key, String detail) {
    OptionalInt row = mode == Mode.SINGLE ? OptionalInt.empty() : OptionalInt.of(reader.position());
    return new ProblemException(
        Problem.of(WRONG_TYPE, key + ": " + detail, List.of(new InvalidValue(row, key, detail))));
  }

  private String inRow() {
    return mode == Mode.SINGLE ? "" : "row " + reader.position() + ": ";
  }
}
