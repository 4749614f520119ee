package dev.irisops.serving.http;

import dev.irisops.serving.health.Health;
import dev.irisops.serving.health.Health.Check;
import dev.irisops.serving.http.ManagementFilter.Page;
import dev.irisops.serving.json.HealthJson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The pages of the management port. */
public final class ManagementPages {
  private ManagementPages() {}

  /**
   * Returns the pages by path: the probes of MicroProfile Health, the metrics of the runtime, and
   * the pages of OpenAPI.
   */
  public static Map<String, Page> of(
      Health health, MetricsPage runtime, Map<String, Page> openApi) {
    Page alive = (request, response) -> health(request, response, Optional.empty());
    Page ready = (request, response) -> health(request, response, Optional.of(health.readiness()));
    Map<String, Page> pages = new HashMap<>(openApi);
    pages.put("/health", ready);
    pages.put("/health/started", alive);
    pages.put("/health/live", alive);
    pages.put("/health/ready", ready);
    pages.put("/metrics", (request, response) -> MetricsServlet.send(request, response, runtime));
    return pages;
  }

  private static void health(
      HttpServletRequest request, HttpServletResponse response, Optional<Check> check) {
    if (check.isPresent() && !check.get().up()) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
    Responses.json(request, response, HealthJson.of(check));
  }
}
