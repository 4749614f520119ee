package dev.irisops.serving.telemetry;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Lets the SDK report once a minute, in one line, that a collector cannot be reached. The SDK
 * itself writes a stack trace for every failed export at first, at the level of a defect.
 */
final class ExportFailures implements Filter {
  /** The time between two lines of a logger. */
  static final Duration PERIOD = Duration.ofMinutes(1);

  /** Kept, because the JDK forgets a logger, and its filter, that nobody holds. */
  private static final List<Logger> LOGGERS =
      List.of(
          Logger.getLogger("io.opentelemetry.exporter.otlp.internal.GrpcExporter"),
          Logger.getLogger("io.opentelemetry.exporter.otlp.internal.HttpExporter"),
          Logger.getLogger("io.opentelemetry.sdk.trace.export.BatchSpanProcessor"));

  private final LongSupplier nanoTime;
  private long reported = -1; // the sequence number of the last line, which is never negative
  private long last;

  /**
   * @param nanoTime the clock, in nanoseconds from any origin
   */
  ExportFailures(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Applies to everything that the SDK logs from now on. */
  static void install() {
    LOGGERS.forEach(logger -> logger.setFilter(new ExportFailures(System::nanoTime)));
  }

  @Override
  public boolean isLoggable(LogRecord line) {
    if (line.getLevel().intValue() < Level.WARNING.intValue()) {
      return true; // no failure
    } else if (!isDue(line.getSequenceNumber())) {
      return false;
    }
    if (line.getThrown() != null) {
      line.setMessage(line.getMessage() + " " + line.getThrown().getMessage());
      line.setThrown(null);
    }
    line.setLevel(Level.WARNING);
    return true;
  }

  /** Liberty's loggers ask twice for each line. */
  private synchronized boolean isDue(long line) {
    long now = nanoTime.getAsLong();
    if (line != reported && (reported < 0 || now - last >= PERIOD.toNanos())) {
      reported = line;
      last = now;
    }
    return line == reported;
  }
}
