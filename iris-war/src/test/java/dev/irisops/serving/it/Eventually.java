package dev.irisops.serving.it;

import java.time.Duration;
import java.time.Instant;

/**
 * Waits for what a server does after it has answered: a client can have the answer before the
 * server has counted it.
 */
final class Eventually {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Eventually() {}

  /** Repeats {@code assertion} until it holds, or patience ends with its last error. */
  static void assertThat(Runnable assertion) {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        assertion.run();
        return;
      } catch (AssertionError e) {
        if (Instant.now().isAfter(end)) {
          throw e;
        }
        Thread.onSpinWait();
      }
    }
  }
}
