package dev.irisops.serving;

import dev.irisops.serving.settings.Settings;
import java.util.Map;
import java.util.Optional;

/** Settings in a map. */
public final class FakeSettings {
  private FakeSettings() {}

  /** Returns settings with one key. */
  public static Settings of(String key, String value) {
    return of(Map.of(key, value));
  }

  /** Returns the settings in {@code values}. */
  public static Settings of(Map<String, String> values) {
    return new Settings(key -> Optional.ofNullable(values.get(key)));
  }
}
