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

  /** The detail of a refused number, or of the end of a refused label. */
  private static final int DETAIL = 110;

  /** A number with its punctuation, such as {@code "":1.2345678901234567E-10,}. */
  private static final int NUMBER = 28;

  /** An id is in the row and in the answer; all ids together are shorter than the body. */
  private static final int ID_COPIES = 1 + COPIES;

  private RequestMemory() {}

  /**
   * Returns the bytes that a request takes with its text, rows and answer.
   *
   * @param length the length of the body in characters; a row takes at least three
   * @param maxRows the most rows of a batch
   */
  public static long bytes(Schema schema, int length, int maxRows) {
    long rows = Math.min(length / 3L + 1, maxRows);
    long answer = Math.max(answer(schema), refusal(schema));
    return (2L + ID_COPIES) * length + rows * (OBJECTS + numbers(schema) + COPIES * answer);
  }

  private static long refusal(Schema schema) {
    return schema.features().stream().mapToLong(RequestMemory::refusal).max().orElseThrow();
  }

  private static long refusal(Feature feature) {
    long named = feature instanceof NominalFeature nominal ? 2L * nominal.choice().length() : 0;
    return ANSWER + DETAIL + 2L * feature.name().length() + named;
  }

  private static long numbers(Schema schema) {
    return (long) Double.BYTES * (schema.features().size() + schema.classes().size());
  }

  private static long answer(Schema schema) {
    long bytes = ANSWER;
    long longest = 0;
    for (ModelClass each : schema.classes()) {
      long name = 2L * each.name().length(); // as if each character had to be escaped
      bytes += name + NUMBER;
      longest = Math.max(longest, name);
    }
    return bytes + longest;
  }
}
