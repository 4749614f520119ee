package dev.irisops.serving.openapi;

import dev.irisops.serving.settings.Settings;

/**
 * The setting {@code iris.openapi}.
 *
 * @param onApiPort {@code on} or {@code off}: describe the API on its own port, where anyone who
 *     reaches it learns the features and their training ranges. By default only without {@code
 *     iris.auth.required}
 */
public record OpenApiSettings(boolean onApiPort) {
  private static final String KEY = "iris.openapi";

  /** Reads the settings. */
  public static OpenApiSettings from(Settings settings) {
    String value = settings.text(KEY).orElse(settings.flag("iris.auth.required") ? "off" : "on");
    if (!value.equals("on") && !value.equals("off")) {
      throw new IllegalArgumentException(
          "%s: expected on or off, found \"%s\"".formatted(KEY, value));
    }
    return new OpenApiSettings(value.equals("on"));
  }
}
