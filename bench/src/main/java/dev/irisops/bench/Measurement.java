package dev.irisops.bench;

import java.util.Locale;

/**
 * A row of the table of results.
 *
 * @param name name with unit; the same for every JDK
 * @param target target of the value
 * @param value measured value; NaN if it was not measured
 */
record Measurement(String name, Target target, double value) {
  /** Returns the value as Markdown, in bold if it misses the target. */
  String text() {
    if (Double.isNaN(value)) {
      return "–";
    }
    return target.isMet().test(value) ? format(value) : "**" + format(value) + "**";
  }

  /** Formats a number with three significant digits, but never rounds an integer part. */
  static String format(double value) {
    double size = Math.abs(value);
    String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
    String text = String.format(Locale.ROOT, format, value);
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
  }
}
