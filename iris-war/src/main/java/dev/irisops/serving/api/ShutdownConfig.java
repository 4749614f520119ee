package dev.irisops.serving.api;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * The settings {@code iris.shutdown.*}.
 *
 * @param drain {@code iris.shutdown.drain}, in seconds: how long requests are still answered after
 *     SIGTERM, so that whoever sends them has time to notice that the service is no longer ready
 */
record ShutdownConfig(Duration drain) {
  ShutdownConfig {
    if (drain.isNegative()) {
      throw new IllegalArgumentException(
          "iris.shutdown.drain: expected 0 or more, found " + drain.toSeconds());
    }
  }

  static ShutdownConfig from(Config config) {
    return new ShutdownConfig(
        Duration.ofSeconds(LimitsConfig.integer(config, "iris.shutdown.drain", 5)));
  }
}
