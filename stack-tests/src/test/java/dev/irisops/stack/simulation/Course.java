package dev.irisops.stack.simulation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a series does from a moment on, until it does something else. */
sealed interface Course {
  /** No samples. Prometheus marks the end, because the target or its series is gone. */
  Course GONE = new Silence(true);

  /** No samples, and no mark: nothing can be stored. */
  Course LOST = new Silence(false);

  Pattern TEXT = Pattern.compile("(@)?([+-]?[0-9.]+)?(r)?");

  /** A gauge that stays as it is. */
  record Level(double value) implements Course {}

  /** A gauge that is a Unix time, so many seconds after the moment at which this course begins. */
  record Since(long seconds) implements Course {}

  /** A gauge that is a Unix time, as a second of the plan. */
  record Moment(long second) implements Course {}

  /** A counter, or a gauge that changes evenly; after a silence it begins at 0. */
  record Growth(double perSecond) implements Course {}

  /** A counter of a share of the requests. */
  record Share(double perRequest) implements Course {}

  /** No samples; Prometheus marks it if it knows the reason. */
  record Silence(boolean marked) implements Course {}

  /**
   * Reads a course: {@code 5} is a level, {@code +5} grows by 5 a second, {@code +5r} by 5 a
   * request, {@code @} and {@code @+5} are times; {@code gone} and {@code lost} have no samples.
   */
  static Course parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (text.equals("gone")) {
      return GONE;
    } else if (text.equals("lost")) {
      return LOST;
    } else if (!matcher.matches() || text.isEmpty()) {
      throw new IllegalArgumentException("course: expected 5, +5, +5r or @+5, found " + text);
    }
    double number = matcher.group(2) == null ? 0 : Double.parseDouble(matcher.group(2));
    if (matcher.group(1) != null) {
      return new Since((long) number);
    } else if (matcher.group(3) != null) {
      return new Share(number);
    }
    return text.matches("[+-].*") ? new Growth(number) : new Level(number);
  }

  /** Returns the course as it is if it begins at a second of the plan. */
  default Course beginningAt(long second) {
    return this instanceof Since since ? new Moment(second + since.seconds()) : this;
  }
}
