package dev.irisops.serving.auth;

import java.util.function.LongSupplier;
import java.util.logging.Logger;

/** The API keys that the service accepts. */
public sealed interface ApiKeys permits DevKey, KeyFile {
  /** The key that is known as long as no key file is configured. */
  String DEV = "dev";

  /**
   * Returns the keys that the settings ask for.
   *
   * @param nanoTime a monotonic clock, in nanoseconds
   * @throws IllegalArgumentException if a key file is configured that is missing, unreadable or
   *     empty
   */
  static ApiKeys of(AuthSettings settings, LongSupplier nanoTime) {
    if (settings.keyFile().isPresent()) {
      return new KeyFile(settings.keyFile().get(), nanoTime);
    }
    Logger.getLogger(ApiKeys.class.getName())
        .warning("iris.auth.key-file is not set: anyone can call the API with the key \"dev\"");
    return new DevKey();
  }

  /** Returns true if {@code key} is one of the keys. Every wrong key takes the same time. */
  boolean isKnown(String key);

  /** Returns false while the key file cannot be used and the previous keys stay valid. */
  boolean isFileValid();
}
