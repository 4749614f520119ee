package dev.irisops.serving.http;

import dev.irisops.serving.admission.ContentCoding;
import dev.irisops.serving.http.MetricsPage.Format;
import dev.irisops.serving.http.MetricsPage.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * {@code GET /metrics}: all metrics of the model and the API, as Prometheus text, or as OpenMetrics
 * by {@code Accept}; in gzip by {@code Accept-Encoding}.
 */
public final class MetricsServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;

  private final transient MetricsPage metrics;

  /** Creates the servlet. */
  public MetricsServlet(Pipeline pipeline, MetricsPage metrics) {
    super(pipeline);
    this.metrics = metrics;
  }

  @Override
  void answer(HttpServletRequest request, String body, HttpServletResponse response) {
    send(request, response, metrics);
  }

  /** Answers a scrape, compressed if the caller takes that. */
  static void send(HttpServletRequest request, HttpServletResponse response, MetricsPage metrics) {
    Page page = metrics.page(format(Preferences.of(request.getHeaders("Accept"))));
    response.setHeader("Vary", "Accept, Accept-Encoding");
    Preferences codings = Preferences.of(request.getHeaders("Accept-Encoding"));
    if (codings.coding(ContentCoding.GZIP) == ContentCoding.GZIP) {
      response.setHeader("Content-Encoding", ContentCoding.GZIP.token());
      Responses.send(request, response, page.contentType(), page.compressed());
    } else {
      Responses.send(request, response, page.contentType(), page.body());
    }
  }

  /** OpenMetrics only for clients that name it: browsers do not show it. */
  private static Format format(Preferences accepted) {
    double openMetrics = accepted.weights().getOrDefault("application/openmetrics-text", 0.0);
    double text = accepted.weights().getOrDefault("text/plain", 0.0);
    return openMetrics > 0 && openMetrics >= text ? Format.OPEN_METRICS : Format.TEXT;
  }
}
