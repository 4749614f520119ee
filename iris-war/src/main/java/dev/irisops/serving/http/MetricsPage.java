package dev.irisops.serving.http;

import dev.irisops.serving.problem.ProblemException;
import dev.irisops.serving.problem.ProblemType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/** The port that writes all metrics for a scrape. */
@FunctionalInterface
public interface MetricsPage {
  /** The formats that a scrape can ask for. */
  enum Format {
    /** Prometheus text 0.0.4. */
    TEXT,
    /** OpenMetrics text 1.0.0. */
    OPEN_METRICS
  }

  /**
   * The answer to a scrape.
   *
   * @param contentType the media type of {@code body}
   * @param compressed {@code body} in gzip
   */
  record Page(String contentType, byte[] body, byte[] compressed) {
    /** Returns the answer with this body. */
    public static Page of(String contentType, byte[] body) {
      ByteArrayOutputStream compressed = new ByteArrayOutputStream(body.length / 8);
      try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
        out.write(body);
      } catch (IOException e) {
        throw new IllegalStateException("an array takes all bytes", e);
      }
      return new Page(contentType, body, compressed.toByteArray());
    }
  }

  /**
   * Returns all series.
   *
   * @throws ProblemException if the metrics are turned off
   */
  Page page(Format format);

  /**
   * Returns the page of a service without metrics, which does not exist.
   *
   * @param reason why there are none, for the caller
   */
  static MetricsPage off(String reason) {
    return format -> {
      throw new ProblemException(ProblemType.NOT_FOUND, reason);
    };
  }
}
