package dev.irisops.serving.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;

/**
 * The trace of a caller. The service makes no spans; its measurements carry the id of a sampled
 * trace as an exemplar, which leads from a slow bucket to a slow call.
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
   * Returns the span of the caller; an invalid one if the header is invalid.
   *
   * @param traceParent the header {@code traceparent} of W3C Trace Context
   */
  static SpanContext of(String traceParent) {
    Context caller =
        W3CTraceContextPropagator.getInstance().extract(Context.root(), traceParent, GETTER);
    return Span.fromContext(caller).getSpanContext();
  }
}
