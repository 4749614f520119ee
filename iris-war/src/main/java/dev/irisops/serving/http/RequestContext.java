package dev.irisops.serving.http;

import dev.irisops.serving.admission.Deadline;
import dev.irisops.serving.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The state of one request while it is answered. */
final class RequestContext {
  private static final String ATTRIBUTE = RequestContext.class.getName();

  private final Route route;
  private final Deadline deadline;
  private Optional<ProblemType> problem = Optional.empty();

  /**
   * @param deadline the moment by which the request must be answered
   */
  RequestContext(Route route, Deadline deadline) {
    this.route = route;
    this.deadline = deadline;
  }

  /**
   * Returns the context of {@code request}; empty before {@link RequestFilter} has attached one.
   */
  static Optional<RequestContext> find(HttpServletRequest request) {
    return Optional.ofNullable((RequestContext) request.getAttribute(ATTRIBUTE));
  }

  /** Returns the context that {@link RequestFilter} has attached to {@code request}. */
  static RequestContext of(HttpServletRequest request) {
    return find(request).orElseThrow();
  }

  /** Attaches this context to {@code request}. */
  void attachTo(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  Route route() {
    return route;
  }

  Deadline deadline() {
    return deadline;
  }

  /** Keeps the type of the problem that the request is answered with. */
  void fail(ProblemType type) {
    problem = Optional.of(type);
  }

  /** Returns the type of the problem; empty after a success or an error of the container. */
  Optional<ProblemType> problem() {
    return problem;
  }
}
