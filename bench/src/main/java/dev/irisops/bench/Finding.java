package dev.irisops.bench;

import java.util.Locale;

/**
 * One row of the table.
 *
 * @param what is measured, with its unit; the same on every JDK
 * @param value NaN where it could not be measured
 */
record Finding(String what, Aim aim, double value) {
  /** The value as the table shows it, marked where it misses the aim. */
  String text() {
    if (Double.isNaN(value)) {
      return "–";
    }
    return aim.holds().test(value) ? plain(value) : "**" + plain(value) + "**";
  }

  /** Three digits that count, and never fewer than the whole number has. */
  static String plain(double value) {
    double size = Math.abs(value);
    String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
    String text = String.format(Locale.ROOT, format, value);
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
  }
}
