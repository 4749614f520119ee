package dev.irisops.serving.prediction;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The moment at which a request must have been answered. */
public final class Deadline {
  /** Never comes: for work that nobody waits for. */
  public static final Deadline NONE = new Deadline(Long.MAX_VALUE, () -> 0);

  private final long end;
  private final LongSupplier nanoTime;

  private Deadline(long end, LongSupplier nanoTime) {
    this.end = end;
    this.nanoTime = nanoTime;
  }

  /**
   * The deadline of a request that comes in now.
   *
   * @param time how long its answer may take
   * @param nanoTime the clock, in nanoseconds from any origin
   */
  public static Deadline in(Duration time, LongSupplier nanoTime) {
    return new Deadline(nanoTime.getAsLong() + time.toNanos(), nanoTime);
  }

  /** How much time is left; negative when the deadline is over. */
  public Duration remaining() {
    return Duration.ofNanos(end - nanoTime.getAsLong());
  }

  /** Whether no time is left. */
  public boolean isOver() {
    return end - nanoTime.getAsLong() <= 0;
  }

  /**
   * Ends work that has become useless.
   *
   * @throws DeadlineExceededException if the deadline is over
   */
  public void check() {
    if (isOver()) {
      throw new DeadlineExceededException();
    }
  }
}
