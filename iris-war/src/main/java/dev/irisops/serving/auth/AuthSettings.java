package dev.irisops.serving.auth;

import dev.irisops.serving.settings.Settings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The settings {@code iris.auth.*}.
 *
 * @param keyFile {@code iris.auth.key-file}: one API key a line
 * @param required {@code iris.auth.required}: refuse to start without a key file
 */
public record AuthSettings(Optional<Path> keyFile, boolean required) {
  public AuthSettings {
    if (required && keyFile.isEmpty()) {
      throw new IllegalArgumentException(
          "iris.auth.key-file: expected a file of API keys, because iris.auth.required is true,"
              + " found nothing");
    }
  }

  /** Reads the settings. */
  public static AuthSettings from(Settings settings) {
    return new AuthSettings(
        settings.path("iris.auth.key-file"), settings.flag("iris.auth.required"));
  }
}
