package dev.irisops.bench;

import java.time.Duration;

/** Sleeps without checked exceptions. */
final class Sleep {
  private Sleep() {}

  static void sleep(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Restores the interrupt status and returns the exception to throw. */
  static IllegalStateException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted", cause);
  }
}
