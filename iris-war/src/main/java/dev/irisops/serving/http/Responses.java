package dev.irisops.serving.http;

import dev.irisops.serving.json.ProblemJson;
import dev.irisops.serving.problem.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes answers. */
final class Responses {
  private Responses() {}

  /** Answers with a JSON body. */
  static void json(HttpServletRequest request, HttpServletResponse response, byte[] body) {
    send(request, response, "application/json", body);
  }

  /** Answers with a problem, and keeps its type for the metrics. */
  static void problem(HttpServletRequest request, HttpServletResponse response, Problem problem) {
    RequestContext.find(request).ifPresent(context -> context.fail(problem.type()));
    response.setStatus(problem.status());
    problem.headers().forEach(response::setHeader);
    if (isInference(request)) {
      json(request, response, ProblemJson.ofInference(problem));
    } else {
      send(request, response, "application/problem+json", ProblemJson.of(problem));
    }
  }

  /** Returns true for every path of the Open Inference Protocol, also for one that is not here. */
  private static boolean isInference(HttpServletRequest request) {
    // What the caller asked for, on the way to the error page.
    String asked = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String path = asked == null ? RequestFilter.path(request) : asked;
    return path.startsWith("/v2/") || path.equals("/v2");
  }

  /**
   * Answers with a body. A caller who has hung up is no failure of the service: it is counted, and
   * not thrown, because Liberty logs what it is thrown with a stack trace.
   */
  static void send(
      HttpServletRequest request, HttpServletResponse response, String mediaType, byte[] body) {
    RequestContext.find(request).ifPresent(context -> context.trace().writing());
    response.setContentType(mediaType);
    response.setContentLength(body.length);
    try {
      response.getOutputStream().write(body);
    } catch (IOException e) {
      RequestContext.find(request).ifPresent(RequestContext::abandon);
    }
  }
}
