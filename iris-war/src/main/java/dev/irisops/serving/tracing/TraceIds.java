package dev.irisops.serving.tracing;

/**
 * Where a request is found in a trace of W3C Trace Context.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 hexadecimal digits: the span of the request, or that of the caller if the
 *     request has none
 * @param sampled true if the span is recorded
 */
public record TraceIds(String traceId, String spanId, boolean sampled) {
  public TraceIds {
    checkDigits("trace id", traceId, 32);
    checkDigits("span id", spanId, 16);
  }

  private static void checkDigits(String what, String text, int length) {
    if (text.length() != length || !text.chars().allMatch(TraceIds::isDigit)) {
      throw new IllegalArgumentException(
          "%s: expected %d digits of 0-9 and a-f, found \"%s\"".formatted(what, length, text));
    }
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9' || character >= 'a' && character <= 'f';
  }

  /** Returns both ids as logs in text have them: {@code trace_id=… span_id=…}. */
  public String text() {
    return "trace_id=" + traceId + " span_id=" + spanId;
  }
}
