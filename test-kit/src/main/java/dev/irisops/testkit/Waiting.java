package dev.irisops.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a state that another process or thread reaches in its own time. */
public final class Waiting {
  /** The longest wait: only a broken test takes it, however busy the machine is. */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final Duration PERIOD = Duration.ofMillis(50);

  private Waiting() {}

  /** Waits until a condition holds, without details. */
  public static void until(String what, BooleanSupplier condition) {
    until(what, condition, () -> "");
  }

  /**
   * Waits until a condition holds.
   *
   * @param what completes "waited in vain until"
   * @param details evidence for the error
   * @throws AssertionError if the condition does not hold within minutes
   */
  public static void until(String what, BooleanSupplier condition, Supplier<String> details) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("waited in vain until " + what + ":\n" + details.get());
      }
      pause(PERIOD);
    }
  }

  /**
   * Repeats an assertion until it holds.
   *
   * @throws AssertionError the last one, if the assertion does not hold within minutes
   */
  public static void untilAsserted(Runnable assertion) {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        assertion.run();
        return;
      } catch (AssertionError e) {
        if (Instant.now().isAfter(end)) {
          throw e;
        }
        pause(PERIOD);
      }
    }
  }

  /** Sleeps, where time itself is part of what is tested. */
  public static void pause(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Waits for the end of a thread. */
  public static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Keeps the interrupt, and returns an exception to throw. */
  static IllegalStateException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted", cause);
  }
}
