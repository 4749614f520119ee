package dev.irisops.serving.telemetry;

import dev.irisops.serving.tracing.RequestHead;
import dev.irisops.serving.tracing.RequestTrace;
import dev.irisops.serving.tracing.TraceIds;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Optional;

/**
 * The span of a request, and one below it for each step.
 *
 * <pre>
 * POST /predict   http.request.method=POST http.route=/predict http.response.status_code=200
 * ├ read                url.path=/predict url.scheme=http server.address=localhost server.port=8000
 * ├ parse
 * ├ predict       irisops.model.name=iris irisops.model.version=… irisops.rows=1
 * └ write
 * </pre>
 *
 * <p>What a caller sends is cut; headers, query and body are never recorded.
 */
final class RecordedTrace implements RequestTrace {
  /** The longest {@code url.path}, and the longest name of a host (RFC 1035). */
  private static final int LONGEST = 255;

  private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
  private static final AttributeKey<String> ADDRESS = AttributeKey.stringKey("server.address");
  private static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");
  private static final AttributeKey<String> PROBLEM = AttributeKey.stringKey("irisops.problem");
  private static final AttributeKey<String> MODEL = AttributeKey.stringKey("irisops.model.name");
  private static final AttributeKey<String> VERSION =
      AttributeKey.stringKey("irisops.model.version");
  private static final AttributeKey<Long> ROWS = AttributeKey.longKey("irisops.rows");

  private final Tracer tracer;
  private final Span request;
  private final Context parent;
  private final Optional<TraceIds> ids;
  private String stepName = "";
  private Span step = Span.getInvalid();

  private RecordedTrace(Tracer tracer, Span request) {
    this.tracer = tracer;
    this.request = request;
    this.parent = Context.root().with(request);
    this.ids = Optional.of(CallerTracing.ids(request.getSpanContext()));
  }

  /**
   * Returns the trace of a request.
   *
   * @param span the span of the request, which has begun
   */
  static RecordedTrace of(Tracer tracer, Span span, RequestHead head) {
    span.setAttribute(OpenTelemetryHttpMetrics.METHOD, head.method());
    span.setAttribute(OpenTelemetryHttpMetrics.SCHEME, OpenTelemetryHttpMetrics.HTTP);
    span.setAttribute(PATH, cut(head.path()));
    head.route().ifPresent(route -> span.setAttribute(OpenTelemetryHttpMetrics.ROUTE, route));
    head.host()
        .ifPresent(
            host -> {
              span.setAttribute(ADDRESS, cut(host));
              span.setAttribute(PORT, (long) head.port());
            });
    return new RecordedTrace(tracer, span);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  @Override
  public Optional<TraceIds> ids() {
    return ids;
  }

  @Override
  public void reading() {
    begin("read");
  }

  @Override
  public void parsing() {
    begin("parse");
  }

  @Override
  public void predicting(String model, String version, int rows) {
    if (begin("predict")) {
      step.setAllAttributes(Attributes.of(MODEL, model, VERSION, version, ROWS, (long) rows));
    }
  }

  @Override
  public void writing() {
    begin("write");
  }

  /** Returns true if the step begins now. */
  private boolean begin(String name) {
    if (name.equals(stepName)) {
      return false;
    }
    step.end();
    stepName = name;
    step = tracer.spanBuilder(name).setParent(parent).startSpan();
    return true;
  }

  @Override
  public void failed(String problem, int status) {
    request.setAttribute(PROBLEM, problem);
    markError(step, status);
  }

  @Override
  public void answered(int status) {
    step.end();
    request.setAttribute(OpenTelemetryHttpMetrics.STATUS, (long) status);
    markError(request, status);
    request.end();
  }

  /** The conventions leave the fault of a caller unset: it is no error of the server. */
  private static void markError(Span span, int status) {
    if (status >= 500) {
      span.setStatus(StatusCode.ERROR);
      span.setAttribute(OpenTelemetryHttpMetrics.ERROR, Integer.toString(status));
    }
  }
}
