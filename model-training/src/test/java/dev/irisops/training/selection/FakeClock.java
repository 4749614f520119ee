package dev.irisops.training.selection;

import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until it is advanced. */
final class FakeClock {
  private final AtomicLong nanos = new AtomicLong();

  TimeLimit limit(String text) {
    return new TimeLimit(text, nanos::get);
  }

  void advance(double seconds) {
    nanos.addAndGet((long) (seconds * 1e9));
  }
}
