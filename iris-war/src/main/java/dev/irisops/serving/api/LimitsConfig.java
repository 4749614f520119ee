package dev.irisops.serving.api;

import org.eclipse.microprofile.config.Config;

/**
 * The limits on what one caller can ask for.
 *
 * @param maxBodyBytes {@code iris.max-body-bytes}: the longest body that is read; 10,000 rows of
 *     the Iris model take 0.8 MB
 * @param maxBatchRows {@code iris.batch.max-rows}: the most rows of one batch
 * @param maxInFlight {@code iris.max-in-flight}: the most requests that are worked on at once
 */
record LimitsConfig(int maxBodyBytes, int maxBatchRows, int maxInFlight) {
  /** A request takes a fraction of a millisecond, so this many a core is a queue, not work. */
  private static final int IN_FLIGHT_PER_CORE = 64;

  LimitsConfig {
    expectPositive("iris.max-body-bytes", maxBodyBytes);
    expectPositive("iris.batch.max-rows", maxBatchRows);
    expectPositive("iris.max-in-flight", maxInFlight);
  }

  static LimitsConfig from(Config config) {
    return new LimitsConfig(
        integer(config, "iris.max-body-bytes", 1 << 20),
        integer(config, "iris.batch.max-rows", 10_000),
        integer(
            config,
            "iris.max-in-flight",
            IN_FLIGHT_PER_CORE * Runtime.getRuntime().availableProcessors()));
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

  private static void expectPositive(String key, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("%s: expected 1 or more, found %d".formatted(key, value));
    }
  }
}
