package dev.irisops.serving.telemetry;

import dev.irisops.serving.tracing.RequestHead;
import dev.irisops.serving.tracing.RequestTrace;
import dev.irisops.serving.tracing.TraceIds;
import dev.irisops.serving.tracing.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.List;
import java.util.Optional;

/**
 * Tracing without spans of our own: a request belongs to the trace of its caller, if that has sent
 * one. Malformed headers are ignored.
 *
 * @param propagator reads the headers, those of W3C Trace Context by default
 */
record CallerTracing(TextMapPropagator propagator) implements Tracing {
  /**
   * The longest {@code tracestate} that is read, in characters: what every vendor must pass on (W3C
   * Trace Context, section 3.3.1.5).
   */
  private static final int LONGEST_STATE = 512;

  private static final TextMapGetter<RequestHead> GETTER =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(RequestHead head) {
          return List.of(); // only propagators of other formats ask
        }

        @Override
        public String get(RequestHead head, String name) {
          return head.header(name)
              .filter(value -> !name.equals("tracestate") || value.length() <= LONGEST_STATE)
              .orElse(null);
        }
      };

  /** The trace of a caller. */
  private record CallerTrace(Optional<TraceIds> ids) implements RequestTrace {}

  @Override
  public RequestTrace start(RequestHead head) {
    return trace(caller(head));
  }

  /** Returns the context that the caller has sent; the root if it has sent none. */
  Context caller(RequestHead head) {
    return propagator.extract(Context.root(), head, GETTER);
  }

  /** Returns the trace of a request without a span. */
  static RequestTrace trace(Context caller) {
    SpanContext span = Span.fromContext(caller).getSpanContext();
    return span.isValid() ? new CallerTrace(Optional.of(ids(span))) : RequestTrace.NONE;
  }

  /** Returns the ids of a span. */
  static TraceIds ids(SpanContext span) {
    return new TraceIds(span.getTraceId(), span.getSpanId(), span.isSampled());
  }
}
