package dev.irisops.serving.http;

import dev.irisops.serving.problem.ProblemException;
import dev.irisops.serving.problem.Problems;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Answers the requests of a route in four steps: checks the head, reads the body, takes a place in
 * flight, and answers. This is the one place that turns a failure into the answer of a request; a
 * servlet must not throw, because Liberty logs what it throws, even if the caller is at fault.
 */
abstract class ApiServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Pipeline pipeline;

  ApiServlet(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    RequestContext context = RequestContext.of(request);
    try {
      Framing.check(request, response);
      RequestChecks.checkAddress(request, context.route());
      if (context.route().serves(request.getMethod())) {
        admit(request, response, context);
      } else {
        response.setHeader("Allow", context.route().allowed());
      }
    } catch (RuntimeException | Error e) {
      Responses.problem(request, response, Problems.of(e, context.trace().ids()));
    }
  }

  private void admit(
      HttpServletRequest request, HttpServletResponse response, RequestContext context)
      throws IOException {
    Route route = context.route();
    pipeline.checks().checkCaller(request, route);
    String body = body(request, context);
    if (route.isShed()) {
      answerInFlight(request, body, response);
    } else {
      answer(request, body, response);
    }
  }

  private void answerInFlight(
      HttpServletRequest request, String body, HttpServletResponse response) {
    int entered = pipeline.inFlight().enter(body);
    try {
      answer(request, body, response);
    } finally {
      pipeline.inFlight().leave(entered);
    }
  }

  private String body(HttpServletRequest request, RequestContext context) throws IOException {
    Route route = context.route();
    if (!route.takesJson() && !route.takesTensors()) {
      return "";
    }
    context.trace().reading();
    String body = route.takesJson() ? text(request, context) : bytes(request, context);
    context.trace().parsing(); // goes on until the answer predicts, or is written
    return body;
  }

  private String text(HttpServletRequest request, RequestContext context) throws IOException {
    return pipeline
        .uploads()
        .text(
            request.getRemoteAddr(),
            request.getInputStream(),
            request.getContentLengthLong(),
            context.deadline());
  }

  private String bytes(HttpServletRequest request, RequestContext context) throws IOException {
    byte[] bytes =
        pipeline
            .uploads()
            .bytes(
                request.getRemoteAddr(),
                request.getInputStream(),
                request.getContentLengthLong(),
                RequestChecks.coding(request),
                context.deadline());
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /**
   * Answers a request.
   *
   * @param body the text of its body, or its bytes as characters if the route takes tensors; empty
   *     if the route takes none
   * @throws ProblemException if the answer is an error
   */
  abstract void answer(HttpServletRequest request, String body, HttpServletResponse response);

  /**
   * Never called. Without it, Liberty refuses {@code TRACE} before all filters with its own page.
   */
  @Override
  protected final void doTrace(HttpServletRequest request, HttpServletResponse response) {
    throw new UnsupportedOperationException();
  }
}
