package dev.irisops.serving.json;

import dev.irisops.serving.prediction.ModelClass;
import dev.irisops.serving.prediction.Schema;

/** The most heap that a request takes while it is answered. */
public final class RequestMemory {
  /** A row and its prediction without their numbers: four objects and the places in two lists. */
  private static final int OBJECTS = 96;

  /** An answer is in a buffer that doubles, in a string, and in bytes. */
  private static final int COPIES = 2 + 1 + 1;

  /** The answer to a row without the names of the classes. */
  private static final int ANSWER = 60;

  /** A number with its punctuation, such as {@code "":1.2345678901234567E-10,}. */
  private static final int NUMBER = 28;

  private RequestMemory() {}

  /**
   * Returns the bytes that a request takes with its text, rows and answer.
   *
   * @param length the length of the body in characters; a row takes at least three
   * @param maxRows the most rows of a batch
   */
  public static long bytes(Schema schema, int length, int maxRows) {
    long rows = Math.min(length / 3L + 1, maxRows);
    return 2L * length + rows * (OBJECTS + numbers(schema) + COPIES * answer(schema));
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
