package dev.irisops.serving.api;

import dev.irisops.serving.prediction.HttpMetrics.Exchange;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One line a request: {@code POST /predict 200 0.412 ms}. It names the route, never the path that
 * was asked for, so that no caller writes into the log; and never a key or a body.
 */
@Singleton
class AccessLog {
  private static final Logger LOG = Logger.getLogger("dev.irisops.access");

  void log(Exchange exchange, Duration duration) {
    LOG.log(
        Level.INFO,
        "{0} {1} {2} {3} ms",
        new Object[] {
          exchange.method(),
          exchange.route(),
          Integer.toString(exchange.status()),
          String.format(Locale.ROOT, "%.3f", duration.toNanos() / 1e6)
        });
  }
}
