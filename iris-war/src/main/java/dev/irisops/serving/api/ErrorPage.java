package dev.irisops.serving.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * What the container shows for its own errors, named in web.xml: the same problems as the API's,
 * not a page of the server's.
 */
@WebServlet(ErrorPage.PATH)
public class ErrorPage extends ApiServlet {
  private static final long serialVersionUID = 1L;

  /** Asked for directly, there is nothing here. */
  static final String PATH = "/error";

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    int status =
        Optional.ofNullable((Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
            .orElse(HttpServletResponse.SC_NOT_FOUND);
    ProblemResponse.send(
        request,
        response,
        status == HttpServletResponse.SC_INTERNAL_SERVER_ERROR
            ? Problems.internalError()
            : Problem.ofStatus(status, "the request cannot be answered"));
  }
}
