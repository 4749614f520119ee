package dev.irisops.serving.http;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * Fills Liberty's table of header names, so that callers cannot.
 *
 * <p>Liberty keeps the first 1,024 header names that it sees or is asked for, and compares every
 * other name with all that have its length and first letter. A few requests could fill the table
 * with names of 8 KB that differ only at the start: from then on, another request with such names
 * took a second, and all others waited for it.
 */
public final class HeaderNames implements ServletRequestListener {
  /** The size of the table, which Liberty's own names have begun to fill. */
  private static final int TABLE = 1024;

  /** Names that are common but not Liberty's: a name outside the table costs a microsecond. */
  private static final List<String> COMMON =
      List.of(
          RequestChecks.API_KEY,
          Inference.HEADER_LENGTH,
          "traceparent",
          "tracestate",
          "baggage",
          "X-Request-ID",
          "X-Real-IP",
          "X-Forwarded-Prefix",
          "X-Content-Type-Options");

  private final AtomicBoolean filled = new AtomicBoolean();

  /** Asks the first request for as many names as the table has places. */
  @Override
  public void requestInitialized(ServletRequestEvent event) {
    if (!filled.get() && filled.compareAndSet(false, true)) {
      HttpServletRequest request = (HttpServletRequest) event.getServletRequest();
      COMMON.forEach(request::getHeader);
      IntStream.range(0, TABLE).mapToObj(Integer::toString).forEach(request::getHeader);
    }
  }
}
