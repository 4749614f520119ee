package dev.irisops.serving.admission;

import dev.irisops.serving.problem.Problem;
import dev.irisops.serving.problem.ProblemException;
import dev.irisops.serving.problem.ProblemType;
import java.time.Duration;
import java.util.function.LongSupplier;

/** The moment by which a request must be answered. */
public final class Deadline {
  private final long end;
  private final LongSupplier nanoTime;

  private Deadline(long end, LongSupplier nanoTime) {
    this.end = end;
    this.nanoTime = nanoTime;
  }

  /**
   * Returns the deadline of a request that arrives now.
   *
   * @param time how long its answer may take
   * @param nanoTime the clock, in nanoseconds from any origin
   */
  public static Deadline in(Duration time, LongSupplier nanoTime) {
    return new Deadline(nanoTime.getAsLong() + time.toNanos(), nanoTime);
  }

  /** Returns the time left; negative after the deadline. */
  public Duration remaining() {
    return Duration.ofNanos(end - nanoTime.getAsLong());
  }

  /** Returns true if no time is left. */
  public boolean isOver() {
    return end - nanoTime.getAsLong() <= 0;
  }

  /** Returns the problem of a request whose deadline is over. */
  public ProblemException exceeded() {
    return new ProblemException(
        Problem.passing(
            ProblemType.DEADLINE_EXCEEDED, "there was no time to answer; try again later"));
  }
}
