package dev.irisops.serving.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * The settings {@code iris.model.*}.
 *
 * @param dir {@code iris.model.dir}: the folder of the model bundle; empty for the bundle inside
 *     the WAR
 * @param reloadInterval {@code iris.model.reload-interval}, in seconds: the time between two looks
 *     at the folder
 */
record ModelConfig(Optional<Path> dir, Duration reloadInterval) {
  private static final String INTERVAL = "iris.model.reload-interval";
  private static final Duration SHORTEST = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofDays(1);

  ModelConfig {
    if (reloadInterval.compareTo(SHORTEST) < 0 || reloadInterval.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "%s: expected %s to %s seconds, found %s"
              .formatted(INTERVAL, text(SHORTEST), text(LONGEST), text(reloadInterval)));
    }
  }

  static ModelConfig from(Config config) {
    return new ModelConfig(
        config.getOptionalValue("iris.model.dir", String.class).map(Path::of),
        seconds(config.getOptionalValue(INTERVAL, String.class).orElse("5")));
  }

  private static Duration seconds(String value) {
    try {
      return Duration.ofMillis(
          new BigDecimal(value.strip())
              .movePointRight(3)
              .setScale(0, RoundingMode.HALF_UP)
              .longValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s: expected seconds such as 5 or 0.5, found \"%s\"".formatted(INTERVAL, value), e);
    }
  }

  private static String text(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString();
  }
}
