package dev.irisops.serving.api;

import dev.irisops.serving.api.AccessLogConfig.Format;
import dev.irisops.serving.prediction.HttpMetrics.Exchange;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * One line a request on standard output, at most {@link #DELAY} late. It names the route, never the
 * path that was asked for, so that no caller writes into the log; and never a key or a body.
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
 * <p>It does not go through java.util.logging, because that takes Liberty longer than a prediction:
 * see docs/rationale.md.
 */
@Singleton
class AccessLog {
  /** How long a line waits for others to be written with. */
  static final Duration DELAY = Duration.ofMillis(100);

  /** About what a pipe takes at once: at this length nobody waits for the timer. */
  private static final int FULL = 1 << 16;

  private final Format format;
  private final Clock clock;
  private final OutputStream out;
  private final ScheduledExecutorService timer;
  private final StringBuilder lines = new StringBuilder(FULL + 1024);
  private long second = Long.MIN_VALUE;
  private String secondText = "";

  /** The log of the running service. */
  @Inject
  AccessLog(AccessLogConfig config) {
    this(config.format(), Clock.systemUTC(), new FileOutputStream(FileDescriptor.out));
  }

  AccessLog(Format format, Clock clock, OutputStream out) {
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

  /** Adds the line of one request. */
  void log(Exchange exchange, Duration duration) {
    if (format == Format.OFF) {
      return;
    }
    if (append(exchange, clock.millis(), (duration.toNanos() + 500) / 1_000) >= FULL) {
      flush();
    }
  }

  private int append(Exchange exchange, long millis, long micros) {
    synchronized (lines) {
      if (format == Format.JSON) {
        appendJson(exchange, millis, micros);
      } else {
        appendTime(millis);
        lines.append(' ');
        appendMessage(exchange, micros);
      }
      return lines.append('\n').length();
    }
  }

  /** Nothing needs escaping: method and route come from closed sets. */
  private void appendJson(Exchange exchange, long millis, long micros) {
    lines.append("{\"type\":\"iris_access\",\"ibm_datetime\":\"");
    appendTime(millis);
    lines.append("\",\"loglevel\":\"INFO\",\"module\":\"dev.irisops.access\",\"message\":\"");
    appendMessage(exchange, micros);
    lines
        .append("\",\"ext_http_request_method\":\"")
        .append(exchange.method())
        .append("\",\"ext_http_route\":\"")
        .append(exchange.route())
        .append("\",\"ext_http_response_status_code_int\":")
        .append(exchange.status())
        .append(",\"ext_duration_seconds_float\":");
    appendDecimal(micros, 1_000_000);
    lines.append('}');
  }

  private void appendMessage(Exchange exchange, long micros) {
    lines
        .append(exchange.method())
        .append(' ')
        .append(exchange.route())
        .append(' ')
        .append(exchange.status())
        .append(' ');
    appendDecimal(micros, 1_000);
    lines.append(" ms");
  }

  /** As Liberty writes it; the text of a second is made once. */
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

  /** {@code value / unit}, exactly. */
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

  /** Writes the lines that wait. */
  void flush() {
    synchronized (out) { // not over lines: a slow console holds up nobody until the lines are FULL
      try {
        out.write(takeLines());
      } catch (IOException e) {
        // a console that is full or gone must not fail a request, and there is nobody to tell
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

  /** Writes what waits, and ends the timer. */
  @PreDestroy
  void close() {
    timer.shutdown();
    flush();
  }
}
