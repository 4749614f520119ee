package dev.irisops.serving.json;

import dev.irisops.serving.prediction.Feature;
import dev.irisops.serving.prediction.ModelClass;
import dev.irisops.serving.prediction.NominalFeature;
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

  /** The quotes, the colon, the value and the comma of a feature in a row. */
  private static final int PUNCTUATION = 5;

  private RequestMemory() {}

  /**
   * Returns the bytes that a request takes with its text, rows and answer.
   *
   * @param length the length of the body in characters; a row takes at least three
   * @param maxRows the most rows of a batch
   */
  public static long bytes(Schema schema, int length, int maxRows) {
    long rows = Math.min(length / 3L + 1, maxRows);
    long answer = ANSWER + Math.max(answer(schema), refusal(schema));
    return 2L * length
        + rows * (OBJECTS + numbers(schema) + COPIES * answer)
        + ID_COPIES * Math.max(0, length - rows * shortestRow(schema));
  }

  /** Returns the length of a row without an id, whose values have one character each. */
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
    return (long) Double.BYTES * (schema.features().size() + schema.classes().size());
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
