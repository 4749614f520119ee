package dev.irisops.training.selection;

import java.util.Map;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The time that a run may take; it starts when the limit is created. */
public final class TimeLimit {
  private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,5})([smh])");
  private static final Map<String, Integer> SECONDS = Map.of("s", 1, "m", 60, "h", 3600);

  private final String text;
  private final double seconds;
  private final LongSupplier nanoTime;
  private final long start;

  /**
   * Starts the time.
   *
   * @param text number and unit, e.g. {@code 90s}, {@code 15m} or {@code 2h}
   * @throws IllegalArgumentException if the text is something else
   */
  public TimeLimit(String text) {
    this(text, System::nanoTime);
  }

  TimeLimit(String text, LongSupplier nanoTime) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "--max-time: expected a time such as 90s, 15m or 2h, found \"" + text + '"');
    }
    this.text = text;
    this.seconds = (double) Integer.parseInt(parts.group(1)) * SECONDS.get(parts.group(2));
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  double seconds() {
    return seconds;
  }

  double elapsed() {
    return (nanoTime.getAsLong() - start) / 1e9;
  }

  double left() {
    return seconds - elapsed();
  }

  /** Returns the option that sets the limit, e.g. {@code --max-time 15m}. */
  @Override
  public String toString() {
    return "--max-time " + text;
  }

  /** Returns a rounded time, e.g. {@code 15 s}, {@code 20 min} or {@code 3 h}. */
  static String text(double seconds) {
    if (seconds < 100) {
      return Math.max(1, Math.round(seconds)) + " s";
    }
    return seconds < 6000 ? Math.round(seconds / 60) + " min" : Math.round(seconds / 3600) + " h";
  }
}
