package dev.irisops.serving.telemetry;

import dev.irisops.serving.tracing.RequestHead;
import dev.irisops.serving.tracing.RequestTrace;
import dev.irisops.serving.tracing.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;

/**
 * Gives each request a span, as OpenTelemetry's semantic conventions of HTTP want it; see {@link
 * RecordedTrace}. A request that is not sampled costs its ids and the decision.
 *
 * @param callers reads the parent of a span
 * @param tracer makes the spans
 */
record OpenTelemetryTracing(CallerTracing callers, Tracer tracer) implements Tracing {
  @Override
  public RequestTrace start(RequestHead head) {
    Context caller = callers.caller(head);
    Span span =
        tracer.spanBuilder(name(head)).setParent(caller).setSpanKind(SpanKind.SERVER).startSpan();
    return span.isRecording()
        ? RecordedTrace.of(tracer, span, head)
        : CallerTracing.trace(caller); // the span has an id that nobody finds
  }

  /** Method and route; the conventions have {@code HTTP} for a method that is not known. */
  private static String name(RequestHead head) {
    String method = head.method().equals("_OTHER") ? "HTTP" : head.method();
    return head.route().map(route -> method + " " + route).orElse(method);
  }
}
