package dev.irisops.serving.api;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * The settings {@code iris.auth.*}.
 *
 * @param keyFile {@code iris.auth.key-file}: one API key a line
 * @param required {@code iris.auth.required}: refuse to start without a key file
 */
record AuthConfig(Optional<Path> keyFile, boolean required) {
  AuthConfig {
    if (required && keyFile.isEmpty()) {
      throw new IllegalArgumentException(
          "iris.auth.key-file: expected a file of API keys, because iris.auth.required is true,"
              + " found nothing");
    }
  }

  static AuthConfig from(Config config) {
    return new AuthConfig(
        config.getOptionalValue("iris.auth.key-file", String.class).map(Path::of),
        bool(config, "iris.auth.required"));
  }

  /** Strict, because a misspelt "true" must not open the service. */
  private static boolean bool(Config config, String key) {
    String value = config.getOptionalValue(key, String.class).orElse("false").strip();
    if (!value.equals("true") && !value.equals("false")) {
      throw new IllegalArgumentException(
          "%s: expected true or false, found \"%s\"".formatted(key, value));
    }
    return value.equals("true");
  }
}
