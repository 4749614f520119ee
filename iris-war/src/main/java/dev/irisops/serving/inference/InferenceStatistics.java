package dev.irisops.serving.inference;

import java.time.Clock;
import java.time.Duration;

/**
 * What Triton's statistics extension tells of a model: the successful and the failed calls of
 * {@code infer}, and how long they took, since this version was first asked.
 */
public final class InferenceStatistics {
  private final Clock clock;
  private String version = "";
  private Totals totals = Totals.NONE;

  /** The times of one call, one after the other. */
  public record Times(Duration input, Duration inference, Duration output) {
    Duration total() {
      return input.plus(inference).plus(output);
    }
  }

  /**
   * A number of calls and the time that they took together.
   *
   * @param count how many
   * @param nanos how long
   */
  public record Total(long count, long nanos) {
    static final Total NONE = new Total(0, 0);

    Total plus(Duration time) {
      return new Total(count + 1, nanos + time.toNanos());
    }
  }

  /**
   * The totals of a version.
   *
   * @param lastInference when the last call was answered, in milliseconds of Unix time; 0 before
   * @param rows the rows of all successful calls
   */
  public record Totals(
      long lastInference,
      long rows,
      Total success,
      Total failure,
      Total input,
      Total inference,
      Total output) {
    static final Totals NONE =
        new Totals(0, 0, Total.NONE, Total.NONE, Total.NONE, Total.NONE, Total.NONE);
  }

  /**
   * @param clock tells when a call was answered
   */
  public InferenceStatistics(Clock clock) {
    this.clock = clock;
  }

  /** Returns the totals of a version. */
  public synchronized Totals of(String wanted) {
    return wanted.equals(version) ? totals : Totals.NONE;
  }

  /** Counts a call that was answered. */
  public synchronized void succeeded(String by, int rows, Times times) {
    begin(by);
    totals =
        new Totals(
            clock.millis(),
            totals.rows + rows,
            totals.success.plus(times.total()),
            totals.failure,
            totals.input.plus(times.input),
            totals.inference.plus(times.inference),
            totals.output.plus(times.output));
  }

  /** Counts a call that was refused or could not be answered. */
  public synchronized void failed(String by, Duration time) {
    begin(by);
    totals =
        new Totals(
            totals.lastInference,
            totals.rows,
            totals.success,
            totals.failure.plus(time),
            totals.input,
            totals.inference,
            totals.output);
  }

  private void begin(String by) {
    if (!by.equals(version)) {
      version = by;
      totals = Totals.NONE;
    }
  }
}
