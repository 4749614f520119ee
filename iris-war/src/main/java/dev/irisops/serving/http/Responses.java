package dev.irisops.serving.http;

import dev.irisops.serving.json.ProblemJson;
import dev.irisops.serving.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes answers. */
final class Responses {
  private Responses() {}

  /** Answers with a JSON body. */
  static void json(HttpServletResponse response, byte[] body) throws IOException {
    send(response, "application/json", body);
  }

  /** Answers with a problem, and keeps its type for the metrics. */
  static void problem(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    RequestContext.of(request).fail(problem.type());
    response.setStatus(problem.status());
    problem.headers().forEach(response::setHeader);
    send(response, "application/problem+json", ProblemJson.of(problem));
  }

  /** Answers with a body. */
  static void send(HttpServletResponse response, String mediaType, byte[] body) throws IOException {
    response.setContentType(mediaType);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
