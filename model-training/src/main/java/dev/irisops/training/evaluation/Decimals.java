package dev.irisops.training.evaluation;

import java.util.Locale;

/** Numbers of any size as people read them, the same in every locale. */
public final class Decimals {
  private static final int DIGITS = 4;
  private static final double LARGE = 1e9;
  private static final double SMALL = 1e-4;

  private Decimals() {}

  /**
   * Returns a number with at least 4 digits, and not fewer than those before the point, e.g. {@code
   * 0.1235}, {@code 12.35} or {@code 123457}; one that is very large or small with an exponent.
   */
  public static String of(double value) {
    double size = Math.abs(value);
    if (size >= LARGE || size < SMALL && size > 0) {
      return String.format(Locale.ROOT, "%.3e", value);
    }
    int before = size < 1 ? 0 : (int) Math.floor(Math.log10(size)) + 1;
    int leadingZeros = size == 0 || size >= 1 ? 0 : (int) -Math.floor(Math.log10(size)) - 1;
    int decimals = size == 0 ? DIGITS - 1 : Math.max(0, DIGITS - before) + leadingZeros;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
