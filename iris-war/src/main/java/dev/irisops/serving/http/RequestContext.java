package dev.irisops.serving.http;

import dev.irisops.serving.admission.Deadline;
import dev.irisops.serving.problem.ProblemType;
import dev.irisops.serving.tracing.RequestTrace;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The state of one request while it is answered. */
final class RequestContext {
  private static final String ATTRIBUTE = RequestContext.class.getName();

  private final Route route;
  private final Deadline deadline;
  private final boolean warmUp;
  private final RequestTrace trace;
  private Optional<ProblemType> problem = Optional.empty();
  private boolean abandoned;

  /**
   * @param deadline the moment by which the request must be answered
   * @param warmUp true for a request of {@link WarmUp}
   */
  RequestContext(Route route, Deadline deadline, boolean warmUp, RequestTrace trace) {
    this.route = route;
    this.deadline = deadline;
    this.warmUp = warmUp;
    this.trace = trace;
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

  /** Returns true for a request of {@link WarmUp}, which needs no key and is not counted. */
  boolean isWarmUp() {
    return warmUp;
  }

  Deadline deadline() {
    return deadline;
  }

  RequestTrace trace() {
    return trace;
  }

  /** Records the type of the problem that the request is answered with. */
  void fail(ProblemType type) {
    problem = Optional.of(type);
    trace.failed(type.slug(), type.status());
  }

  /** Returns the type of the problem; empty after a success or an error of the container. */
  Optional<ProblemType> problem() {
    return problem;
  }

  /** Records that the caller closed the connection before the answer was sent. */
  void abandon() {
    abandoned = true;
  }

  /** Returns true if the caller closed the connection before the answer was sent. */
  boolean isAbandoned() {
    return abandoned;
  }
}
