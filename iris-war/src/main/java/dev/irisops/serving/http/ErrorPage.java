package dev.irisops.serving.http;

import dev.irisops.serving.problem.Problem;
import dev.irisops.serving.problem.Problems;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers what no other servlet does: paths that do not exist, and the errors of the container,
 * which web.xml sends here, so that they look like the API's and not like a page of the server.
 */
public final class ErrorPage extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (RequestContext.find(request).isEmpty()) { // no pattern of a filter covers "OPTIONS *"
      response.sendError(HttpServletResponse.SC_NOT_FOUND); // comes back here by way of the filter
      return;
    }
    Integer status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    Responses.problem(request, response, problem(status));
  }

  /**
   * Returns the problem of an error of the container.
   *
   * @param status null if the path does not exist
   */
  static Problem problem(Integer status) {
    if (status == null || status == HttpServletResponse.SC_NOT_FOUND) {
      return RequestChecks.notFound();
    }
    return status == HttpServletResponse.SC_INTERNAL_SERVER_ERROR
        ? Problems.internalError()
        : Problem.ofStatus(status, "the request cannot be answered");
  }

  /**
   * Never called. Without it, Liberty refuses {@code TRACE} before all filters with its own page.
   */
  @Override
  protected void doTrace(HttpServletRequest request, HttpServletResponse response) {
    throw new UnsupportedOperationException();
  }
}
