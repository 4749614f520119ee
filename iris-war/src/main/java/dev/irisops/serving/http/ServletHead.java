package dev.irisops.serving.http;

import dev.irisops.serving.tracing.RequestHead;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;

/**
 * The head of a request as its trace has it.
 *
 * @param servedBy the route of the request
 */
record ServletHead(HttpServletRequest request, Route servedBy) implements RequestHead {
  @Override
  public String method() {
    return HttpLabels.method(request.getMethod());
  }

  @Override
  public Optional<String> route() {
    return servedBy == Route.UNMATCHED ? Optional.empty() : Optional.of(servedBy.template());
  }

  /** On the way to the error page, the path is that of the page. */
  @Override
  public String path() {
    String asked = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return asked != null ? asked : request.getRequestURI();
  }

  @Override
  public Optional<String> host() {
    return Optional.of(request.getServerName()).filter(RequestChecks::isHost);
  }

  @Override
  public int port() {
    return request.getServerPort();
  }

  @Override
  public Optional<String> header(String name) {
    return request.getHeader(name) == null // nearly always
        ? Optional.empty()
        : Optional.of(String.join(",", Collections.list(request.getHeaders(name))));
  }
}
