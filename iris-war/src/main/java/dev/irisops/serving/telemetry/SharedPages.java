package dev.irisops.serving.telemetry;

import dev.irisops.serving.http.MetricsPage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * Makes a page at most once within a time, one at a time, and shares it between scrapes: nobody can
 * slow the service by scraping it.
 */
final class SharedPages implements MetricsPage {
  private final MetricsPage source;
  private final Duration maxAge;
  private final Clock clock;
  private final Map<Format, Made> latest = new EnumMap<>(Format.class);

  /** A page, and when it was asked for. */
  private record Made(Page page, Instant when) {}

  /**
   * @param source makes a page
   * @param maxAge how long it is shared
   */
  SharedPages(MetricsPage source, Duration maxAge, Clock clock) {
    this.source = source;
    this.maxAge = maxAge;
    this.clock = clock;
  }

  @Override
  public synchronized Page page(Format format) {
    Instant now = clock.instant();
    return latest.compute(format, (f, made) -> isShared(made, now) ? made : make(f, now)).page();
  }

  /** A page of the future was made before the clock was set back. */
  private boolean isShared(Made made, Instant now) {
    return made != null && !made.when().isAfter(now) && now.isBefore(made.when().plus(maxAge));
  }

  private Made make(Format format, Instant now) {
    return new Made(source.page(format), now);
  }
}
