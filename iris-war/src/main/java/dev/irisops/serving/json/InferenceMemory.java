package dev.irisops.serving.json;

import dev.irisops.serving.prediction.Schema;

/** The most heap that a request of the Open Inference Protocol takes while it is answered. */
public final class InferenceMemory {
  /**
   * The body as it came, its bytes, and its JSON as text of up to two bytes a character; and the
   * longest string, which is in the buffer of the parser, or in an error and its copies.
   */
  private static final int COPIES_OF_BODY = 1 + 1 + 2 + 5;

  /** What stands between two commas of JSON at most: a key in a set, or a text in a list. */
  private static final int BETWEEN_COMMAS = 128;

  /** The shortest element of a binary tensor: a number of 32 bits, or the length of a text. */
  private static final int BINARY_ELEMENT = Integer.BYTES;

  private InferenceMemory() {}

  /**
   * Returns the bytes that a request takes with its text, tensors, rows and answer.
   *
   * @param body the body, one character a byte
   * @param maxRows the most rows of a request
   */
  public static long bytes(Schema schema, String body, int maxRows) {
    long length = body.length();
    long items = 1L + commas(body);
    long binary = length / BINARY_ELEMENT;
    long required = schema.features().stream().filter(feature -> !feature.nullable()).count();
    long rows = Math.min(maxRows, (items + binary) / Math.max(1, required));
    return COPIES_OF_BODY * length
        + items * BETWEEN_COMMAS
        + binary * Integer.BYTES // where each text begins
        + rows * RequestMemory.row(schema);
  }

  private static long commas(String body) {
    long count = 0;
    for (int i = body.indexOf(','); i >= 0; i = body.indexOf(',', i + 1)) {
      count++;
    }
    return count;
  }
}
