package dev.irisops.serving.telemetry;

import dev.irisops.serving.telemetry.Exposition.Page;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code GET /metrics}: all metrics of the model and the API, as Prometheus text, or as OpenMetrics
 * by {@code Accept}.
 */
@WebServlet("/metrics/*")
public class MetricsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Exposition exposition;

  @Inject
  MetricsServlet(Exposition exposition) {
    this.exposition = exposition;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Page page = exposition.page(Optional.ofNullable(request.getHeader("Accept")));
    response.setContentType(page.contentType());
    response.setContentLength(page.body().length);
    response.getOutputStream().write(page.body());
  }

  /** Never called: without it Liberty refuses {@code TRACE} before all filters, with its page. */
  @Override
  protected void doTrace(HttpServletRequest request, HttpServletResponse response) {
    throw new UnsupportedOperationException();
  }
}
