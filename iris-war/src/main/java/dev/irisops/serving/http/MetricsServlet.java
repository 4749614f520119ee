package dev.irisops.serving.http;

import dev.irisops.serving.http.MetricsPage.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code GET /metrics}: all metrics of the model and the API, as Prometheus text, or as OpenMetrics
 * by {@code Accept}.
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
  void answer(HttpServletRequest request, String body, HttpServletResponse response)
      throws IOException {
    Page page = metrics.page(Optional.ofNullable(request.getHeader("Accept")));
    Responses.send(response, page.contentType(), page.body());
  }
}
