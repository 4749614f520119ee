package dev.irisops.stack.tool;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration as Prometheus and Alertmanager write it, for instance {@code 1h30m}.
 *
 * @param millis 0 or more
 */
public record Duration(long millis) {
  private static final Pattern PART = Pattern.compile("(\\d+)(ms|[smhdwy])");
  private static final Map<String, Long> UNITS =
      Map.of(
          "ms", 1L,
          "s", 1_000L,
          "m", 60_000L,
          "h", 3_600_000L,
          "d", 86_400_000L,
          "w", 604_800_000L,
          "y", 31_536_000_000L);

  public Duration {
    if (millis < 0) {
      throw new IllegalArgumentException("millis: expected 0 or more, found " + millis);
    }
  }

  /**
   * Reads a duration.
   *
   * @throws IllegalArgumentException if the text is no duration
   */
  public static Duration parse(String text) {
    Matcher part = PART.matcher(text);
    if (!text.matches("(" + PART + ")+")) {
      throw new IllegalArgumentException("duration: expected for instance 1h30m, found " + text);
    }
    long millis = 0;
    while (part.find()) {
      millis += Long.parseLong(part.group(1)) * UNITS.get(part.group(2));
    }
    return new Duration(millis);
  }

  /** Returns a part of this duration, rounded down to milliseconds. */
  public Duration dividedBy(int factor) {
    return new Duration(millis / factor);
  }

  /** Returns the sum of two durations. */
  public Duration plus(Duration other) {
    return new Duration(millis + other.millis);
  }

  @Override
  public String toString() {
    return millis + "ms";
  }
}
