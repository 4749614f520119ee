package dev.irisops.bench;

import java.time.Duration;

/**
 * How thoroughly to measure.
 *
 * @param repeats of each comparison; medians are taken over them
 * @param slice how long one side is measured at a time
 * @param warmUp how long each side is loaded first
 */
record Plan(int repeats, Duration slice, Duration warmUp) {
  static final Plan FULL = new Plan(5, Duration.ofSeconds(8), Duration.ofSeconds(40));

  /** Shows in a few minutes that the command works; its figures mean nothing. */
  static final Plan SMOKE = new Plan(1, Duration.ofSeconds(1), Duration.ofSeconds(1));

  /** For scale: of the overload, whose queues must fill first. */
  Duration longSlice() {
    return slice.multipliedBy(2);
  }
}
