package dev.irisops.serving.api;

import dev.irisops.serving.prediction.Deadline;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** What there is to know of one request while it is answered. */
final class RequestContext {
  private static final String ATTRIBUTE = RequestContext.class.getName();

  private final Deadline deadline;
  private final InFlight inFlight;
  private boolean hasPlace;
  private Optional<ProblemType> problem = Optional.empty();

  /**
   * @param deadline until when it must be answered
   */
  RequestContext(Deadline deadline, InFlight inFlight) {
    this.deadline = deadline;
    this.inFlight = inFlight;
  }

  /** That of {@code request}; empty before it has one. */
  static Optional<RequestContext> find(HttpServletRequest request) {
    return Optional.ofNullable((RequestContext) request.getAttribute(ATTRIBUTE));
  }

  /** That of {@code request}, which has one behind {@link RequestFilter}. */
  static RequestContext of(HttpServletRequest request) {
    return find(request).orElseThrow();
  }

  void attachTo(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  Deadline deadline() {
    return deadline;
  }

  /**
   * Counts it as worked on.
   *
   * @throws OverloadedException if there is no place for it
   */
  void enter() {
    inFlight.enter();
    hasPlace = true;
  }

  /** Counts it no more, if it was counted. */
  void leave() {
    if (hasPlace) {
      hasPlace = false;
      inFlight.leave();
    }
  }

  /** Keeps which kind of error the answer is. */
  void note(ProblemType type) {
    problem = Optional.of(type);
  }

  /** Which kind of error the answer is, where we know. */
  Optional<ProblemType> problem() {
    return problem;
  }
}
