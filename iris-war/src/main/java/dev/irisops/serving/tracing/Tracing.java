package dev.irisops.serving.tracing;

/** The port that traces requests. */
@FunctionalInterface
public interface Tracing {
  /** Tracing that records nothing and knows no caller. */
  Tracing NOOP = head -> RequestTrace.NONE;

  /** Begins the trace of a request that has just arrived. */
  RequestTrace start(RequestHead head);
}
