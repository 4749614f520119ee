package dev.irisops.training.report;

import dev.irisops.training.evaluation.Decimals;
import java.util.Locale;

/** Numbers as the report shows them, the same in every locale. */
final class Numbers {
  private Numbers() {}

  static String score(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  static String value(double value) {
    return Decimals.of(value);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  static String count(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  static String kilobytes(long bytes) {
    return String.format(Locale.ROOT, "%,.1f kB", bytes / 1e3);
  }
}
