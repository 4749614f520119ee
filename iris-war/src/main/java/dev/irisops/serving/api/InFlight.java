package dev.irisops.serving.api;

import dev.irisops.serving.prediction.HttpMetrics;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;

/**
 * The places for requests that are worked on: of the routes that are shed, and not while a body is
 * waited for.
 */
@Singleton
class InFlight {
  private final Semaphore places;
  private final HttpMetrics metrics;

  @Inject
  InFlight(LimitsConfig limits, HttpMetrics metrics) {
    this.places = new Semaphore(limits.maxInFlight());
    this.metrics = metrics;
  }

  /**
   * Takes a place.
   *
   * @throws OverloadedException at once, if there is none
   */
  void enter() {
    if (!places.tryAcquire()) {
      metrics.shed();
      throw new OverloadedException("too many requests are in flight; try again later");
    }
  }

  /** Gives a place back. */
  void leave() {
    places.release();
  }
}
