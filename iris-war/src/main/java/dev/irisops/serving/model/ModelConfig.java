package dev.irisops.serving.model;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * The settings {@code iris.model.*}.
 *
 * @param dir {@code iris.model.dir}: the folder of the model bundle; empty for the bundle inside
 *     the WAR
 * @param reloadInterval {@code iris.model.reload-interval}: the time between two looks at the
 *     folder
 */
record ModelConfig(Optional<Path> dir, Duration reloadInterval) {
  private static final String INTERVAL = "iris.model.reload-interval";
  private static final Duration SHORTEST = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofDays(1);

  ModelConfig {
    if (reloadInterval.compareTo(SHORTEST) < 0 || reloadInterval.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "%s: expected %s to %s, found %s".formatted(INTERVAL, SHORTEST, LONGEST, reloadInterval));
    }
  }

  static ModelConfig from(Config config) {
    return new ModelConfig(
        config.getOptionalValue("iris.model.dir", String.class).map(Path::of),
        duration(config.getOptionalValue(INTERVAL, String.class).orElse("PT5S")));
  }

  private static Duration duration(String value) {
    try {
      return Duration.parse(value.strip());
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "%s: expected a duration such as PT5S, found \"%s\"".formatted(INTERVAL, value), e);
    }
  }
}
