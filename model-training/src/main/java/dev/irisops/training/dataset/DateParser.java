package dev.irisops.training.dataset;

import java.text.ParseException;
import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;

/**
 * Turns dates into milliseconds since 1970, as Weka does, but in UTC, so that the result does not
 * depend on the machine.
 */
final class DateParser {
  /** The default of ARFF. */
  static final String ISO = "yyyy-MM-dd'T'HH:mm:ss";

  private final SimpleDateFormat format;

  /**
   * Creates a parser.
   *
   * @throws IllegalArgumentException if the pattern is not one of {@link SimpleDateFormat}
   */
  DateParser(String pattern) {
    format = new SimpleDateFormat(pattern, Locale.ROOT);
    format.setTimeZone(TimeZone.getTimeZone("UTC"));
    format.setLenient(false);
  }

  /** Returns the milliseconds since 1970, or NaN if the text is not such a date. */
  double milliseconds(String text) {
    try {
      return format.parse(text).getTime();
    } catch (ParseException e) {
      return Double.NaN;
    }
  }

  String text(long milliseconds) {
    return format.format(new Date(milliseconds));
  }

  String pattern() {
    return format.toPattern();
  }
}
