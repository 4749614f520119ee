package dev.irisops.bench;

import java.time.Duration;

/**
 * Number and duration of the runs.
 *
 * @param repeats number of runs of each benchmark, whose median is reported
 * @param duration duration of a run
 * @param warmUp duration of the warm-up before the first run
 */
record Settings(int repeats, Duration duration, Duration warmUp) {
  /** Shortest settings: they show that everything works, but the results mean nothing. */
  static final Settings SMOKE = new Settings(1, Duration.ofSeconds(1), Duration.ofSeconds(1));

  /**
   * Creates settings.
   *
   * @throws IllegalArgumentException if a number is not positive
   */
  static Settings of(int repeats, int seconds, int warmUpSeconds) {
    if (Math.min(repeats, Math.min(seconds, warmUpSeconds)) < 1) {
      throw new IllegalArgumentException("--repeats, --seconds, --warm-up: expected 1 or more");
    }
    return new Settings(repeats, Duration.ofSeconds(seconds), Duration.ofSeconds(warmUpSeconds));
  }

  /** Returns the duration of a run that needs longer: under overload, queues fill up first. */
  Duration longDuration() {
    return duration.multipliedBy(2);
  }
}
