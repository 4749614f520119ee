package dev.irisops.serving.prediction;

import java.util.function.BooleanSupplier;

/** What is measured of the file of API keys. */
public interface KeyFileMetrics {
  /** Measures nothing. */
  KeyFileMetrics NOOP = new KeyFileMetrics() {};

  /**
   * Tells once how to find out whether the keys are those of the file.
   *
   * @param valid false while the file cannot be used and the keys of before stay; asked at each
   *     scrape
   */
  default void observe(BooleanSupplier valid) {}
}
