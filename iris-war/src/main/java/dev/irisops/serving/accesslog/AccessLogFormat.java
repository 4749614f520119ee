package dev.irisops.serving.accesslog;

import dev.irisops.serving.settings.Settings;
import java.util.Locale;

/** The setting {@code iris.access-log}: the format of the access log. */
public enum AccessLogFormat {
  /** A line for people. */
  TEXT,
  /** A line of JSON with the members of Liberty's JSON log. */
  JSON,
  /** No access log. */
  OFF;

  /** Liberty's own setting, so that one setting makes the whole console JSON. */
  private static final String LIBERTY_FORMAT = "WLP_LOGGING_CONSOLE_FORMAT";

  /**
   * Reads the setting. Without it, the format is that of Liberty's console.
   *
   * @throws IllegalArgumentException if it is none of text, json and off
   */
  public static AccessLogFormat from(Settings settings) {
    return settings
        .text("iris.access-log")
        .map(AccessLogFormat::parse)
        .orElseGet(
            () ->
                settings.text(LIBERTY_FORMAT).filter("json"::equalsIgnoreCase).isPresent()
                    ? JSON
                    : TEXT);
  }

  private static AccessLogFormat parse(String value) {
    try {
      return valueOf(value.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "iris.access-log: expected text, json or off, found \"" + value + "\"", e);
    }
  }
}
