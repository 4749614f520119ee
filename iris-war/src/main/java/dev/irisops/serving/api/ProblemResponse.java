package dev.irisops.serving.api;

import dev.irisops.serving.prediction.DeadlineExceededException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers with a problem. */
final class ProblemResponse {
  /** A request takes a fraction of a millisecond: a second later there is room again. */
  private static final String RETRY_AFTER_SECONDS = "1";

  private ProblemResponse() {}

  /** Tells the caller of {@code failure}, as {@link Problems} sees it. */
  static void send(HttpServletRequest request, HttpServletResponse response, Throwable failure)
      throws IOException {
    if (failure instanceof MethodNotAllowedException e) {
      response.setHeader("Allow", e.allowed());
    } else if (failure instanceof UnauthorizedException) {
      response.setHeader("WWW-Authenticate", "ApiKey header=\"" + Gate.API_KEY + '"');
    } else if (failure instanceof OverloadedException
        || failure instanceof ShuttingDownException
        || failure instanceof DeadlineExceededException) {
      response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
    } else if (failure instanceof RequestTimeoutException) {
      response.setHeader("Connection", "close"); // the rest of the body is not waited for
    }
    send(request, response, Problems.of(failure));
  }

  /** Answers with {@code problem}, and notes its type for the metrics. */
  static void send(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    RequestContext.of(request).note(problem.type());
    response.setStatus(problem.status());
    JsonWriting.send(response, Problem.MEDIA_TYPE, problem.toJson());
  }
}
