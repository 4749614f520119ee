package dev.irisops.serving.api;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers the requests of one route, of whatever method, for {@link Gate} has looked at that; and
 * what fails with a problem: here and not in {@link RequestFilter}, because Liberty logs what a
 * servlet throws, be it the caller's fault.
 */
abstract class ApiServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      answer(request, response);
    } catch (RuntimeException | Error e) {
      ProblemResponse.send(request, response, e);
    }
  }

  /** Answers a request of one of the route's methods, or throws what {@link Problems} knows. */
  abstract void answer(HttpServletRequest request, HttpServletResponse response) throws IOException;

  /** Never called: without it Liberty refuses {@code TRACE} before all filters, with its page. */
  @Override
  protected final void doTrace(HttpServletRequest request, HttpServletResponse response) {
    throw new UnsupportedOperationException();
  }
}
