package dev.irisops.serving.http;

import dev.irisops.serving.http.ManagementFilter.Page;
import dev.irisops.serving.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/** {@code GET /openapi} and everything below it. */
public final class OpenApiServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, Page> pages;

  /**
   * @param pages by path; none if the API is not described on its own port
   */
  public OpenApiServlet(Pipeline pipeline, Map<String, Page> pages) {
    super(pipeline);
    this.pages = pages;
  }

  @Override
  void answer(HttpServletRequest request, String body, HttpServletResponse response) {
    Page page = pages.get(Route.withoutSlash(RequestFilter.path(request)));
    if (page == null) {
      throw new ProblemException(RequestChecks.notFound());
    }
    page.answer(request, response);
  }
}
