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
  /**
   * The usual one.
   *
   * @throws IllegalArgumentException if a number is not positive
   */
  static Plan of(int repeats, int sliceSeconds, int warmUpSeconds) {
    if (Math.min(repeats, Math.min(sliceSeconds, warmUpSeconds)) < 1) {
      throw new IllegalArgumentException("repeats and seconds: expected 1 or more");
    }
    return new Plan(repeats, Duration.ofSeconds(sliceSeconds), Duration.ofSeconds(warmUpSeconds));
  }

  /** Shows in a few minutes that the command works; its figures mean nothing. */
  static final Plan SMOKE = new Plan(1, Duration.ofSeconds(1), Duration.ofSeconds(1));

  /** For scale: of the overload, whose queues must fill first. */
  Duration longSlice() {
    return slice.multipliedBy(2);
  }
}
