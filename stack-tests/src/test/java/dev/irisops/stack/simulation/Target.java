package dev.irisops.stack.simulation;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A target that Prometheus scrapes for a while.
 *
 * @param labels those of each of its series
 * @param requests requests a second, by the second of the plan at which they change
 * @param from second of the plan at which it appears
 * @param to second of the plan at which it is gone
 */
record Target(Map<String, String> labels, NavigableMap<Long, Double> requests, long from, long to) {
  /** Long after any window. */
  static final long FOREVER = Long.MAX_VALUE / 4;

  /** Returns a target that is always there and gets no requests. */
  static Target of(Map<String, String> labels) {
    return new Target(labels, new TreeMap<>(), 0, FOREVER);
  }

  /** Returns the target with another life. */
  Target living(long newFrom, long newTo) {
    return new Target(labels, requests, newFrom, newTo);
  }
}
