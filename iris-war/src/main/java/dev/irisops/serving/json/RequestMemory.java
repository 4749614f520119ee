package dev.irisops.serving.json;

import dev.irisops.serving.prediction.Feature;
import dev.irisops.serving.prediction.ModelClass;
import dev.irisops.serving.prediction.NominalFeature;
import dev.irisops.serving.prediction.RowReader;
import dev.irisops.serving.prediction.Schema;

/** The most heap that a request takes while it is answered. */
public final class RequestMemory {
  /**
   * A row and its prediction without their numbers: six objects and the places in two lists, or the
   * reason why it is refused.
   */
  private static final int OBJECTS = 160;

  /** An answer is in a buffer that doubles, in a string, and in bytes. */
  private static final int COPIES = 2 + 1 + 1;

  /** The answer to a row, or the reason why it is refused, without the names in it. */
  private static final int ANSWER = 60;

  /** The detail of a refused number, or of a refused label without the labels to choose from. */
  private static final int DETAIL = 110;

  /** A number with its punctuation, such as {@code "":1.2345678901234567E-10,}. */
  private static final int NUMBER = 28;

  /** An id is in the row and in the answer. All ids take what the rows leave of the body. */
  private static final int ID_COPIES = 1 + COPIES;

  /** The quotes, the colon, the value, and the comma or brace after a feature in a row. */
  private static final int PUNCTUATION = 5;

  /** The opening brace of a row and the comma after it. */
  private static final int BETWEEN_ROWS = 2;

  private RequestMemory() {}

  /**
   * Returns the bytes that a request takes with its text, rows and answer.
   *
   * @param body the text; every row in it begins with a brace
   * @param maxRows the most rows of a batch
   */
  public static long bytes(Schema schema, String body, int maxRows) {
    long length = body.length();
    long shortest = shortestRow(schema);
    long rows = braces(body, maxRows);
    long answered = Math.min(rows, length / (shortest + BETWEEN_ROWS) + 1);
    long refusal = refusal(schema);
    long refused = COPIES * (ANSWER + refusal);
    long more = numbers(schema) + COPIES * Math.max(0, answer(schema) - refusal);
    // Capped, so that a brace that begins no row never makes the result smaller.
    long withoutId = Math.min(shortest, (OBJECTS + refused) / ID_COPIES);
    return 2 * length
        + rows * OBJECTS
        + (rows + otherRefusals(schema, length)) * refused
        + answered * more
        + ID_COPIES * Math.max(0, length - rows * withoutId);
  }

  /** Returns the bytes of a row without its text: its numbers, and its answer or its refusal. */
  static long row(Schema schema) {
    return OBJECTS
        + numbers(schema)
        + COPIES * (ANSWER + Math.max(answer(schema), refusal(schema)));
  }

  /** Returns the number of opening braces, at most {@code max}. */
  private static int braces(String body, int max) {
    int count = 0;
    for (int i = body.indexOf('{'); i >= 0 && count < max; i = body.indexOf('{', i + 1)) {
      count++;
    }
    return count;
  }

  /** Returns how many values may be refused besides one in each row: missing or unknown ones. */
  private static long otherRefusals(Schema schema, long length) {
    return Math.min(RowReader.MAX_INVALID, schema.features().size() + length / PUNCTUATION);
  }

  /**
   * Returns the length of a row that can be answered, without an id and its opening brace, whose
   * values have one character each.
   */
  private static long shortestRow(Schema schema) {
    long length = 0;
    for (Feature each : schema.features()) {
      length += each.nullable() ? 0 : each.name().length() + PUNCTUATION;
    }
    return length;
  }

  /** Returns the bytes of the longest reason why a row is refused. */
  private static long refusal(Schema schema) {
    long longest = 0;
    for (Feature each : schema.features()) {
      int labels = each instanceof NominalFeature nominal ? nominal.choice().length() : 0;
      longest = Math.max(longest, 2L * (each.name().length() + labels)); // as below
    }
    return DETAIL + longest;
  }

  private static long numbers(Schema schema) {
    int answer = Math.max(1, schema.classes().size()); // a number, or the probabilities
    return (long) Double.BYTES * (schema.features().size() + answer);
  }

  private static long answer(Schema schema) {
    long bytes = 0;
    long longest = 0;
    for (ModelClass each : schema.classes()) {
      long name = 2L * each.name().length(); // as if each character had to be escaped
      bytes += name + NUMBER;
      longest = Math.max(longest, name);
    }
    return bytes + longest;
  }
}
