package dev.irisops.serving.http;

import dev.irisops.serving.tracing.TraceIds;
import java.time.Duration;
import java.util.Optional;

/** The port that measures requests. Every label comes from a closed set. */
public interface HttpMetrics {
  /** The route of a request that matches no other. */
  String UNMATCHED = "unmatched";

  /**
   * The labels of a request.
   *
   * @param method a known method, or {@code _OTHER}
   * @param route a route template, or {@link #UNMATCHED}
   * @param status the status of the answer
   */
  record RequestLabels(String method, String route, int status) {}

  /**
   * The labels of an error.
   *
   * @param type the slug of the problem
   * @param endpoint a route template, or {@link #UNMATCHED}
   */
  record ErrorLabels(String type, String endpoint) {}

  /** Counts a request as in flight. */
  void started();

  /**
   * Measures a request whose answer is complete.
   *
   * @param trace where the request is found in its trace; a sampled one becomes an exemplar of the
   *     duration
   */
  void answered(RequestLabels labels, Duration duration, Optional<TraceIds> trace);

  /**
   * Takes a request out of those in flight. Called last, so that nothing is in flight only when
   * everything is counted.
   */
  void finished();

  /** Counts an answer that was an error. */
  void failed(ErrorLabels labels);

  /** Counts a request that was refused because too many others were in flight. */
  void shed();
}
