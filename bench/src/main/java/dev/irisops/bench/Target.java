package dev.irisops.bench;

import java.util.function.DoublePredicate;

/**
 * The target of a measurement.
 *
 * @param text text in the table
 * @param isMet true for a value that meets the target
 */
record Target(String text, DoublePredicate isMet) {
  /** No target: the measurement is informative. */
  static final Target NONE = new Target("", value -> true);

  static Target atLeast(double min) {
    return new Target("≥ " + Measurement.format(min), value -> value >= min);
  }

  static Target atMost(double max) {
    return new Target("≤ " + Measurement.format(max), value -> value <= max);
  }
}
