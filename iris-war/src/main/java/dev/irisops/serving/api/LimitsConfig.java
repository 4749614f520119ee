package dev.irisops.serving.api;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * The limits on what one caller can ask for.
 *
 * @param maxBodyBytes {@code iris.max-body-bytes}: the longest body that is read; 10,000 rows of
 *     the Iris model take 0.8 MB
 * @param maxBatchRows {@code iris.batch.max-rows}: the most rows of one batch
 * @param maxInFlight {@code iris.max-in-flight}: the most requests that are worked on at once
 * @param requestTimeout {@code iris.request-timeout}, in whole seconds: how long a request may take
 *     from its head to its answer
 * @param threads {@code iris.threads}: Liberty's, for both ports
 */
record LimitsConfig(
    int maxBodyBytes, int maxBatchRows, int maxInFlight, Duration requestTimeout, int threads) {
  /** A request takes a fraction of a millisecond, so this many a core is a queue, not work. */
  private static final int IN_FLIGHT_PER_CORE = 16;

  LimitsConfig {
    expectPositive("iris.max-body-bytes", maxBodyBytes);
    expectPositive("iris.batch.max-rows", maxBatchRows);
    expectPositive("iris.max-in-flight", maxInFlight);
    expectPositive("iris.request-timeout", requestTimeout.toSeconds());
    expectPositive("iris.threads", threads);
    expectSpare(maxInFlight, threads);
  }

  static LimitsConfig from(Config config) {
    int threads = integer(config, "iris.threads", 256); // as in server.xml
    return new LimitsConfig(
        integer(config, "iris.max-body-bytes", 1 << 20),
        integer(config, "iris.batch.max-rows", 10_000),
        integer(config, "iris.max-in-flight", maxInFlight(threads)),
        Duration.ofSeconds(integer(config, "iris.request-timeout", 10)),
        threads);
  }

  private static int maxInFlight(int threads) {
    int cores = Runtime.getRuntime().availableProcessors();
    return Math.max(1, Math.min(IN_FLIGHT_PER_CORE * cores, threads / 2));
  }

  /** Without a spare thread nobody could answer 429, a probe or a scrape. */
  private static void expectSpare(int maxInFlight, int threads) {
    if (maxInFlight >= threads) {
      throw new IllegalArgumentException(
          "iris.max-in-flight: expected fewer than the %d iris.threads, found %d"
              .formatted(threads, maxInFlight));
    }
  }

  /** The most bodies that are waited for at once. */
  int maxUploads() {
    return Math.max(1, threads / 2);
  }

  /** The most threads that wait for bodies: a quarter stays for the rest. */
  int maxUploadThreads() {
    return Math.max(1, threads * 3 / 4);
  }

  static int integer(Config config, String key, int otherwise) {
    String value = config.getOptionalValue(key, String.class).orElse(Integer.toString(otherwise));
    try {
      return Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s: expected a whole number, found \"%s\"".formatted(key, value), e);
    }
  }

  private static void expectPositive(String key, long value) {
    if (value < 1) {
      throw new IllegalArgumentException("%s: expected 1 or more, found %d".formatted(key, value));
    }
  }
}
