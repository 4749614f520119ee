package dev.irisops.stack.simulation;

/**
 * A part of a plan that is simulated; its begin is the time 0 of promtool.
 *
 * @param from second of the plan, inclusive
 * @param to second of the plan, inclusive
 * @param step seconds between two samples, and between two evaluations of the rules
 */
record Window(long from, long to, int step) {
  Window {
    if (from >= to || step < 1) {
      throw new IllegalArgumentException(
          "window: expected from < to and a step, found " + from + " to " + to);
    }
  }

  /** Returns the first sample that is not before a second of the plan; 0 or more. */
  int sampleAt(long second) {
    return Math.toIntExact(Math.max(0, Math.floorDiv(second - from + step - 1, step)));
  }

  /** Returns the seconds since the begin of a sample. */
  long second(int sample) {
    return (long) sample * step;
  }
}
