package dev.irisops.serving.accesslog;

import dev.irisops.serving.tracing.TraceIds;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Writes one line for each request to standard output, at most {@link #DELAY} late. A line names
 * the route, not the requested path, so that no caller writes into the log; and never a key or a
 * body.
 *
 * <pre>
 * 2026-11-22T10:00:00.123+0000 POST /predict 200 0.412 ms
 * </pre>
 *
 * or, with the member names of Liberty's JSON log,
 *
 * <pre>
 * {"type":"iris_access","ibm_datetime":"2026-11-22T10:00:00.123+0000","loglevel":"INFO",
 *  "module":"dev.irisops.access","message":"POST /predict 200 0.412 ms","ext_http_request_method":"POST",
 *  "ext_http_route":"/predict","ext_http_response_status_code_int":200,"ext_duration_seconds_float":0.000412}
 * </pre>
 *
 * <p>The line of a request that belongs to a trace ends with {@code trace_id=… span_id=…}, or has
 * these two as members of the JSON.
 *
 * <p>It does not go through java.util.logging, because Liberty takes longer for a log record than
 * for a prediction: see docs/rationale.md.
 */
public final class AccessLog implements AutoCloseable {
  /** The time that a line waits for others, to be written together. */
  static final Duration DELAY = Duration.ofMillis(100);

  /** About the size of a pipe's buffer: lines of this length are written at once. */
  private static final int FULL = 1 << 16;

  private final AccessLogFormat format;
  private final Clock clock;
  private final OutputStream out;
  private final ScheduledExecutorService timer;
  private final StringBuilder lines = new StringBuilder(FULL + 1024);
  private long second = Long.MIN_VALUE;
  private String secondText = "";

  /** Creates the log of the running service. */
  public AccessLog(AccessLogFormat format) {
    this(format, Clock.systemUTC(), new FileOutputStream(FileDescriptor.out));
  }

  AccessLog(AccessLogFormat format, Clock clock, OutputStream out) {
    this.format = format;
    this.clock = clock;
    this.out = out;
    this.timer = Executors.newSingleThreadScheduledExecutor(AccessLog::thread);
    timer.scheduleWithFixedDelay(
        this::flush, DELAY.toMillis(), DELAY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Thread thread(Runnable run) {
    Thread thread = new Thread(run, "iris-access-log");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Adds the line of one request. Method and route come from closed sets, so nothing in them needs
   * escaping.
   *
   * @param status the HTTP status of the answer
   * @param trace where the request is found in its trace, if it belongs to one
   */
  public void log(
      String method, String route, int status, Duration duration, Optional<TraceIds> trace) {
    if (format == AccessLogFormat.OFF) {
      return;
    }
    Line line = new Line(method, route, status, (duration.toNanos() + 500) / 1_000, trace);
    if (append(line, clock.millis()) >= FULL) {
      flush();
    }
  }

  private record Line(
      String method, String route, int status, long micros, Optional<TraceIds> trace) {}

  private int append(Line line, long millis) {
    synchronized (lines) {
      if (format == AccessLogFormat.JSON) {
        appendJson(line, millis);
      } else {
        appendTime(millis);
        lines.append(' ');
        appendMessage(line);
        line.trace().ifPresent(trace -> lines.append(' ').append(trace.text()));
      }
      return lines.append('\n').length();
    }
  }

  private void appendJson(Line line, long millis) {
    lines.append("{\"type\":\"iris_access\",\"ibm_datetime\":\"");
    appendTime(millis);
    lines.append("\",\"loglevel\":\"INFO\",\"module\":\"dev.irisops.access\",\"message\":\"");
    appendMessage(line);
    lines
        .append("\",\"ext_http_request_method\":\"")
        .append(line.method())
        .append("\",\"ext_http_route\":\"")
        .append(line.route())
        .append("\",\"ext_http_response_status_code_int\":")
        .append(line.status())
        .append(",\"ext_duration_seconds_float\":");
    appendDecimal(line.micros(), 1_000_000);
    line.trace().ifPresent(this::appendTraceMembers);
    lines.append('}');
  }

  /** The names are OpenTelemetry's for logs in JSON, not Liberty's. */
  private void appendTraceMembers(TraceIds trace) {
    lines
        .append(",\"trace_id\":\"")
        .append(trace.traceId())
        .append("\",\"span_id\":\"")
        .append(trace.spanId())
        .append('"');
  }

  private void appendMessage(Line line) {
    lines
        .append(line.method())
        .append(' ')
        .append(line.route())
        .append(' ')
        .append(line.status())
        .append(' ');
    appendDecimal(line.micros(), 1_000);
    lines.append(" ms");
  }

  /** Appends the time in Liberty's format. The text of a second is made once. */
  private void appendTime(long millis) {
    long now = Math.floorDiv(millis, 1_000L);
    if (now != second) {
      second = now;
      String text = Instant.ofEpochSecond(now).toString();
      secondText = text.substring(0, text.length() - 1); // without the Z
    }
    lines.append(secondText);
    appendFraction(Math.floorMod(millis, 1_000L), 1_000);
    lines.append("+0000");
  }

  /** Appends {@code value / unit}, exactly. */
  private void appendDecimal(long value, long unit) {
    lines.append(value / unit);
    appendFraction(value % unit, unit);
  }

  private void appendFraction(long part, long unit) {
    lines.append('.');
    for (long digit = unit / 10; digit > 0; digit /= 10) {
      lines.append((char) ('0' + part / digit % 10));
    }
  }

  /** Writes the waiting lines. */
  void flush() {
    synchronized (out) { // not lines: a slow console delays nobody until the lines are FULL
      try {
        out.write(takeLines());
      } catch (IOException e) {
        // a console that is full or gone must not fail a request, and there is nowhere to report it
      }
    }
  }

  private byte[] takeLines() {
    synchronized (lines) {
      byte[] bytes = lines.toString().getBytes(StandardCharsets.ISO_8859_1);
      lines.setLength(0);
      return bytes;
    }
  }

  /** Writes the waiting lines, and stops the timer. */
  @Override
  public void close() {
    timer.shutdown();
    flush();
  }
}
