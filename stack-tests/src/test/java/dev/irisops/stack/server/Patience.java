package dev.irisops.stack.server;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for the state of other processes. */
public final class Patience {
  /** Generous, because CI machines are small and shared. */
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private Patience() {}

  /**
   * Waits until a condition holds.
   *
   * @param what completes "waited in vain until"
   * @throws AssertionError with {@code what} and {@code details}, after five minutes
   */
  public static void await(String what, BooleanSupplier condition, Supplier<String> details) {
    Instant end = Instant.now().plus(LIMIT);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("waited in vain until " + what + ":\n" + details.get());
      }
      sleep(Duration.ofMillis(100));
    }
  }

  public static void sleep(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
