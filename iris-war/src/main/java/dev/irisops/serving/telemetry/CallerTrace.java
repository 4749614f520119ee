package dev.irisops.serving.telemetry;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;

/**
 * The trace that a caller belongs to. The service makes no spans; what it measures under a sampled
 * trace carries the trace's id as an exemplar, which leads from a slow bucket to a slow call.
 */
final class CallerTrace {
  private static final String HEADER = "traceparent";

  private static final TextMapGetter<String> GETTER =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceParent) {
          return List.of(HEADER);
        }

        @Override
        public String get(String traceParent, String key) {
          return key.equals(HEADER) ? traceParent : null;
        }
      };

  private CallerTrace() {}

  /**
   * The context of a trace; that of none, if the header is none.
   *
   * @param traceParent the header {@code traceparent} of W3C Trace Context
   */
  static Context of(String traceParent) {
    return W3CTraceContextPropagator.getInstance().extract(Context.root(), traceParent, GETTER);
  }
}
