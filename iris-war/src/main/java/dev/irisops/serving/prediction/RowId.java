package dev.irisops.serving.prediction;

/**
 * The caller's own name for a row, which comes back with its prediction.
 *
 * @param text the text of the string, or the digits of the integer
 * @param isInteger true if the caller sent an integer; false for a string
 */
public record RowId(String text, boolean isInteger) {
  /** The key in a request, unless a feature has that name. */
  public static final String KEY = "id";

  /** The longest text: enough for a URN, and bounded because it comes back. */
  public static final int MAX_LENGTH = 256;
}
