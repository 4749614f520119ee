package dev.irisops.serving.prediction;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What is measured of HTTP exchanges. Every label comes from a closed set. */
public interface HttpMetrics {
  /** Measures nothing. */
  HttpMetrics NOOP = new HttpMetrics() {};

  /**
   * One kind of exchange that can happen.
   *
   * @param method a method that the service knows, or {@code _OTHER}
   * @param route a route template, or {@code unmatched}
   * @param status the status of the answer
   */
  record Exchange(String method, String route, int status) {}

  /**
   * One kind of error that can happen.
   *
   * @param type the problem's slug
   * @param route a route template, or {@code unmatched}
   */
  record Failure(String type, String route) {}

  /** Tells once, before anything is measured, all that can happen, so that each starts at 0. */
  default void expect(Set<Exchange> exchanges, Set<Failure> failures) {}

  /** A request has come in. */
  default void started() {}

  /**
   * The answer to a request is complete.
   *
   * @param traceParent the caller's {@code traceparent} header, as W3C Trace Context defines it: a
   *     sampled trace becomes an exemplar of the duration, anything else is ignored
   */
  default void finished(Exchange exchange, Duration duration, Optional<String> traceParent) {}

  /** An answer was an error. */
  default void failed(Failure failure) {}

  /** A request was turned away because too many are in flight. */
  default void shed() {}
}
