package dev.irisops.serving.api;

import com.ibm.websphere.logging.hpel.LogRecordContext;
import dev.irisops.serving.prediction.HttpMetrics.Exchange;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Logger;

/**
 * One line a request: {@code POST /predict 200 0.412 ms}. It names the route, never the path that
 * was asked for, so that no caller writes into the log; and never a key or a body.
 *
 * <p>Where Liberty logs JSON, the line has fields too: {@code ext_http_request_method}, {@code
 * ext_http_route}, {@code ext_http_response_status_code_int} and {@code
 * ext_duration_seconds_float}.
 */
@Singleton
class AccessLog {
  /** The logger's name, by which the access log can be turned off or sent elsewhere. */
  static final String LOGGER = "dev.irisops.access";

  private static final Logger LOG = Logger.getLogger(LOGGER);

  void log(Exchange exchange, Duration duration) {
    double seconds = duration.toNanos() / 1e9;
    Map<String, String> fields =
        Map.of(
            "http_request_method", exchange.method(),
            "http_route", exchange.route(),
            "http_response_status_code_int", Integer.toString(exchange.status()),
            "duration_seconds_float", String.format(Locale.ROOT, "%.6f", seconds));
    fields.forEach(LogRecordContext::addExtension);
    try {
      LOG.info(
          () ->
              String.format(
                  Locale.ROOT,
                  "%s %s %d %.3f ms",
                  exchange.method(),
                  exchange.route(),
                  exchange.status(),
                  seconds * 1e3));
    } finally {
      fields.keySet().forEach(LogRecordContext::removeExtension);
    }
  }
}
