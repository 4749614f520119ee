package dev.irisops.serving.json;

import dev.irisops.serving.json.RowParser.Mode;
import dev.irisops.serving.prediction.Feature;
import dev.irisops.serving.prediction.InvalidRowsException;
import dev.irisops.serving.prediction.NominalFeature;
import dev.irisops.serving.prediction.Row;
import dev.irisops.serving.prediction.RowBatch;
import dev.irisops.serving.prediction.Schema;
import dev.irisops.serving.problem.ProblemException;
import dev.irisops.serving.problem.Problems;
import jakarta.json.stream.JsonGenerator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * Reads rows from JSON strictly: no duplicate key, nothing after the end, and as the value of a
 * feature a number, one of its labels as a string, or null. A label that is a number or a boolean
 * may also be written as such, and in another spelling.
 */
public final class RowJson {
  private RowJson() {}

  /** Writes a row as {@link #single} reads it. */
  public static String write(Row row, Schema schema) {
    byte[] json =
        JsonWriter.bytes(
            generator -> {
              generator.writeStartObject();
              for (int i = 0; i < schema.features().size(); i++) {
                write(generator, schema.features().get(i), row.value(i));
              }
              generator.writeEnd();
            });
    return new String(json, StandardCharsets.UTF_8);
  }

  private static void write(JsonGenerator generator, Feature feature, double value) {
    if (!Double.isFinite(value)) {
      generator.writeNull(feature.name());
    } else if (feature instanceof NominalFeature nominal) {
      generator.write(feature.name(), nominal.labels().get((int) value));
    } else {
      generator.write(feature.name(), value);
    }
  }

  /**
   * Reads {@code {"sepal_length":5.1,…}}.
   *
   * @throws ProblemException if the text is not JSON, something has the wrong type, or a value does
   *     not fit the schema
   */
  public static Row single(String text, Schema schema) {
    return parsing(
        text, json -> new RowParser(json, schema, Mode.SINGLE).readSingle().rows().get(0));
  }

  /**
   * Reads {@code [{…},{…}]}, at most {@code maxRows} of them.
   *
   * @throws ProblemException if there are more, the text is not JSON, something has the wrong type,
   *     or a value does not fit the schema
   */
  public static List<Row> batch(String text, Schema schema, int maxRows) {
    return parsing(text, json -> new RowParser(json, schema, Mode.BATCH).readBatch(maxRows).rows());
  }

  /**
   * Reads {@code [{…},{…}]}, at most {@code maxRows} of them, and keeps invalid values and values
   * of a wrong type for the answer.
   *
   * @throws ProblemException if there are more, the text is not JSON, or a row is no object
   */
  public static RowBatch partialBatch(String text, Schema schema, int maxRows) {
    return parsing(
        text, json -> new RowParser(json, schema, Mode.PARTIAL_BATCH).readBatch(maxRows).batch());
  }

  private static <T> T parsing(String text, Function<StrictParser, T> read) {
    try {
      return StrictParser.parse(text, read);
    } catch (InvalidRowsException e) {
      throw new ProblemException(Problems.invalid(e));
    }
  }
}
