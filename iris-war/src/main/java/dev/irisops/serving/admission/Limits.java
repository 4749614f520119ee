package dev.irisops.serving.admission;

import dev.irisops.serving.settings.Settings;
import java.time.Duration;

/**
 * The limits on what callers can ask for.
 *
 * @param maxBodyBytes {@code iris.max-body-bytes}: the longest request body; 10,000 rows of the
 *     Iris model take 0.8 MB
 * @param maxBatchRows {@code iris.batch.max-rows}: the most rows of one batch
 * @param maxInFlight {@code iris.max-in-flight}: the most requests worked on at once
 * @param requestTimeout {@code iris.request-timeout}, in whole seconds: the time from the head of a
 *     request to its answer
 * @param threads {@code iris.threads}: Liberty's threads for both ports
 * @param budget the heap for all requests together
 */
public record Limits(
    int maxBodyBytes,
    int maxBatchRows,
    int maxInFlight,
    Duration requestTimeout,
    int threads,
    HeapBudget budget) {
  /** A request takes a fraction of a millisecond, so more than this per core is a queue. */
  private static final int IN_FLIGHT_PER_CORE = 16;

  private static final String MAX_IN_FLIGHT = "iris.max-in-flight";

  public Limits {
    if (maxInFlight >= threads) { // no thread would be left to answer 429, a probe or a scrape
      throw new IllegalArgumentException(
          "%s: expected fewer than the %d iris.threads, found %d"
              .formatted(MAX_IN_FLIGHT, threads, maxInFlight));
    }
    budget.checkBody(maxBodyBytes);
  }

  /**
   * Reads the limits, and checks two settings that Liberty alone uses.
   *
   * @throws IllegalArgumentException if a setting is not a positive whole number, contradicts
   *     another, or does not fit into the heap
   */
  public static Limits from(Settings settings, HeapBudget budget) {
    int threads = settings.positive("iris.threads", 256); // the defaults of server.xml
    budget.checkConnections(settings.positive("iris.max-connections", 2000));
    settings.positive("iris.idle-timeout", 30);
    return new Limits(
        settings.positive("iris.max-body-bytes", 1 << 20),
        settings.positive("iris.batch.max-rows", 10_000),
        settings.positive(MAX_IN_FLIGHT, maxInFlight(threads)),
        Duration.ofSeconds(settings.positive("iris.request-timeout", 10)),
        threads,
        budget);
  }

  private static int maxInFlight(int threads) {
    int cores = Runtime.getRuntime().availableProcessors();
    return Math.max(1, Math.min(IN_FLIGHT_PER_CORE * cores, threads / 2));
  }

  /** Returns the most bodies on their way at once. */
  int maxUploads() {
    return Math.max(1, threads / 2);
  }

  /** Returns the most threads that wait for bodies; a quarter is left for everything else. */
  int maxUploadThreads() {
    return Math.max(1, threads * 3 / 4);
  }
}
