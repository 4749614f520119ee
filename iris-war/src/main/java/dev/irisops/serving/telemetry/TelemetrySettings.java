package dev.irisops.serving.telemetry;

import dev.irisops.serving.settings.Settings;
import java.time.Duration;

/**
 * The settings of the metrics, beside OpenTelemetry's own {@code OTEL_*} variables.
 *
 * @param version {@code iris.version}, made by the build: the value of {@code service.version}
 * @param maxAge {@code iris.metrics.max-age}, in seconds: how long scrapes share a page
 * @param maxSeries {@code iris.model.max-series}: the most features, and the most classes, with
 *     label values of their own, at least 1
 */
public record TelemetrySettings(String version, Duration maxAge, int maxSeries) {
  private static final String MAX_AGE = "iris.metrics.max-age";
  private static final Duration LONGEST = Duration.ofMinutes(1);

  public TelemetrySettings {
    if (maxAge.isNegative() || maxAge.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "%s: expected 0 to %d seconds, found %s"
              .formatted(MAX_AGE, LONGEST.toSeconds(), maxAge.toMillis() / 1e3));
    }
  }

  /** Reads the settings. */
  public static TelemetrySettings from(Settings settings) {
    return new TelemetrySettings(
        settings.text("iris.version").orElseThrow(),
        settings.seconds(MAX_AGE, Duration.ofSeconds(1)),
        settings.positive("iris.model.max-series", 200));
  }
}
