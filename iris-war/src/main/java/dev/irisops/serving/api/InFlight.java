package dev.irisops.serving.api;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the requests that are worked on: of the routes that are shed, and not while a body is
 * waited for.
 */
@Singleton
class InFlight {
  private final AtomicInteger count = new AtomicInteger();

  /** One more; returns how many there are now. */
  int enter() {
    return count.incrementAndGet();
  }

  /** One less. */
  void leave() {
    count.decrementAndGet();
  }
}
