package dev.irisops.serving.accesslog;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** An access log in memory, for the tests of other packages. Every request ends at one moment. */
public final class CapturedAccessLog implements AutoCloseable {
  /** The time that each line begins with. */
  public static final String TIME = "2026-11-22T10:00:00.007+0000";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final AccessLog log =
      new AccessLog(
          AccessLogFormat.TEXT,
          Clock.fixed(Instant.parse("2026-11-22T10:00:00.007Z"), ZoneOffset.UTC),
          out);

  /** Returns the log to write into. */
  public AccessLog log() {
    return log;
  }

  /** Returns the lines written so far. */
  public List<String> lines() {
    log.flush();
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Override
  public void close() {
    log.close();
  }
}
