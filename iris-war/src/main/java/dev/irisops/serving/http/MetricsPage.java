package dev.irisops.serving.http;

import java.util.Optional;

/** The port that writes all metrics for a scrape. */
@FunctionalInterface
public interface MetricsPage {
  /**
   * The answer to a scrape.
   *
   * @param contentType the media type of {@code body}
   */
  record Page(String contentType, byte[] body) {}

  /**
   * Returns all series, in the format that the {@code Accept} header asks for.
   *
   * @param accept OpenMetrics if it contains {@code application/openmetrics-text}, else Prometheus
   *     text 0.0.4
   */
  Page page(Optional<String> accept);
}
