package dev.irisops.serving.api;

import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * The setting {@code iris.access-log}.
 *
 * @param format how each request is written
 */
record AccessLogConfig(Format format) {
  /** Liberty's own switch, so that one setting makes the whole console JSON. */
  private static final String LIBERTY_FORMAT = "WLP_LOGGING_CONSOLE_FORMAT";

  /** How a request is written. */
  enum Format {
    /** A line for people. */
    TEXT,
    /** A line of JSON with the members of Liberty's JSON log. */
    JSON,
    /** Not at all. */
    OFF
  }

  /**
   * Reads the setting; without it, the format is that of Liberty's console.
   *
   * @throws IllegalArgumentException if it is none of text, json and off
   */
  static AccessLogConfig from(Config config) {
    return new AccessLogConfig(
        config
            .getOptionalValue("iris.access-log", String.class)
            .map(AccessLogConfig::parse)
            .orElseGet(() -> ofLiberty(config.getOptionalValue(LIBERTY_FORMAT, String.class))));
  }

  private static Format parse(String value) {
    try {
      return Format.valueOf(value.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "iris.access-log: expected text, json or off, found \"" + value + "\"", e);
    }
  }

  private static Format ofLiberty(Optional<String> format) {
    return format.filter("json"::equalsIgnoreCase).isPresent() ? Format.JSON : Format.TEXT;
  }
}
