package dev.irisops.bench;

import java.util.function.DoublePredicate;

/**
 * What a figure should be.
 *
 * @param text as the table shows it
 * @param holds whether a value reaches it
 */
record Aim(String text, DoublePredicate holds) {
  /** The figure is there to be known. */
  static final Aim NONE = new Aim("", value -> true);

  static Aim atLeast(double least) {
    return new Aim("≥ " + Finding.plain(least), value -> value >= least);
  }

  static Aim atMost(double most) {
    return new Aim("≤ " + Finding.plain(most), value -> value <= most);
  }
}
