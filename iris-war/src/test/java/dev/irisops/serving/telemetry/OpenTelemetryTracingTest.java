package dev.irisops.serving.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.otlp.OtlpReceiver;
import dev.irisops.serving.otlp.ReceivedSpan;
import dev.irisops.serving.tracing.FakeHead;
import dev.irisops.serving.tracing.RequestHead;
import dev.irisops.serving.tracing.RequestTrace;
import dev.irisops.serving.tracing.TraceIds;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spans as a collector receives them, by OTLP. */
class OpenTelemetryTracingTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String CALLER = "b7ad6b7169203331";
  private static final String SAMPLED = "00-" + TRACE + "-" + CALLER + "-01";
  private static final String NOT_SAMPLED = "00-" + TRACE + "-" + CALLER + "-00";
  private static final FakeHead ROOT = FakeHead.predict(Map.of());

  private final OtlpReceiver collector = OtlpReceiver.http();

  @AfterEach
  void closeCollector() {
    collector.close();
  }

  private ConfiguredSdk sdk(Map<String, String> more) {
    Map<String, String> properties =
        new HashMap<>(
            Map.of(
                "otel.traces.exporter", "otlp",
                "otel.exporter.otlp.protocol", "http/protobuf",
                "otel.exporter.otlp.endpoint", collector.endpoint()));
    properties.putAll(more);
    return new ConfiguredSdk(
        "1.2.3", new OpenTelemetryVariables(properties), resource -> List.of());
  }

  /** Traces a request, and returns its ids; the collector has its spans then. */
  private Optional<TraceIds> trace(
      Map<String, String> settings, RequestHead head, Consumer<RequestTrace> answer) {
    try (ConfiguredSdk sdk = sdk(settings)) {
      RequestTrace trace = sdk.tracing().start(head);
      answer.accept(trace);
      return trace.ids();
    }
  }

  private ReceivedSpan request(RequestHead head, Consumer<RequestTrace> answer) {
    trace(Map.of(), head, answer);
    return collector.spans().stream()
        .filter(span -> span.span().getKind() == Span.SpanKind.SPAN_KIND_SERVER)
        .findAny()
        .orElseThrow();
  }

  private static void predict(RequestTrace trace) {
    trace.reading();
    trace.parsing();
    trace.predicting("iris", "7", 3);
    trace.writing();
    trace.writing();
    trace.answered(200);
  }

  @Test
  void request_isAServerSpanWithTheConventionsOfHttp() {
    ReceivedSpan span = request(ROOT, OpenTelemetryTracingTest::predict);

    assertThat(span.name()).isEqualTo("POST /predict");
    assertThat(span.status()).isEqualTo("STATUS_CODE_UNSET");
    assertThat(span.attributes())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "http.request.method", "POST",
                "http.route", "/predict",
                "http.response.status_code", "200",
                "url.path", "/predict",
                "url.scheme", "http",
                "server.address", "localhost",
                "server.port", "8000"));
    assertThat(span.resource())
        .containsEntry("service.name", "iris-api")
        .containsEntry("service.version", "1.2.3");
    assertThat(span.span().getLinksCount()).isZero();
    assertThat(span.span().getEventsCount()).isZero();
    assertThat(span.parentId()).isEmpty();
  }

  @Test
  void steps_areChildrenThatFollowEachOther() {
    ReceivedSpan request = request(ROOT, OpenTelemetryTracingTest::predict);
    List<ReceivedSpan> steps = collector.children(request);

    assertThat(steps)
        .extracting(ReceivedSpan::name)
        .containsExactly("read", "parse", "predict", "write");
    assertThat(collector.spans()).hasSize(5);
    assertThat(steps.get(2).attributes())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "irisops.model.name", "iris", "irisops.model.version", "7", "irisops.rows", "3"));
    long end = request.span().getStartTimeUnixNano();
    for (ReceivedSpan step : steps) {
      assertThat(step.traceId()).isEqualTo(request.traceId());
      assertThat(step.span().getStartTimeUnixNano()).isGreaterThanOrEqualTo(end);
      end = step.span().getEndTimeUnixNano();
    }
    assertThat(request.span().getEndTimeUnixNano()).isGreaterThanOrEqualTo(end);
    assertThat(steps.stream().mapToLong(ReceivedSpan::nanos).sum())
        .isLessThanOrEqualTo(request.nanos());
  }

  @Test
  void ids_areThoseOfTheSpan() {
    TraceIds ids = trace(Map.of(), ROOT, OpenTelemetryTracingTest::predict).orElseThrow();
    ReceivedSpan span = collector.spans("POST /predict").get(0);

    assertThat(ids).isEqualTo(new TraceIds(span.traceId(), span.spanId(), true));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, , GET",
    "_OTHER, /model, HTTP /model",
    "_OTHER, , HTTP",
    "POST, /predict/batch, POST /predict/batch"
  })
  void name_isMethodAndRoute(String method, String route, String name) {
    FakeHead head =
        new FakeHead(
            method, Optional.ofNullable(route), "/wp-admin", Optional.empty(), -1, Map.of());
    ReceivedSpan span = request(head, trace -> trace.answered(404));

    assertThat(span.name()).isEqualTo(name);
    assertThat(span.attributes())
        .containsEntry("http.request.method", method)
        .containsEntry("url.path", "/wp-admin")
        .doesNotContainKeys("server.address", "server.port");
    assertThat(Optional.ofNullable(span.attributes().get("http.route")))
        .isEqualTo(Optional.ofNullable(route));
  }

  @Test
  void textOfTheCaller_isCut() {
    String longText = "/" + "x".repeat(9_000);
    FakeHead head =
        new FakeHead("GET", Optional.empty(), longText, Optional.of(longText), 1, Map.of());
    assertThat(request(head, trace -> trace.answered(404)).attributes())
        .containsEntry("url.path", longText.substring(0, 255))
        .containsEntry("server.address", longText.substring(0, 255));
  }

  @ParameterizedTest
  @CsvSource({"400, invalid-value", "429, overloaded", "499, client-closed"})
  void faultOfTheCaller_isNoError(int status, String problem) {
    ReceivedSpan span = request(ROOT, trace -> failInParsing(trace, problem, status));

    assertThat(span.status()).isEqualTo("STATUS_CODE_UNSET");
    assertThat(span.attributes())
        .containsEntry("http.response.status_code", "" + status)
        .containsEntry("irisops.problem", problem)
        .doesNotContainKey("error.type");
    assertThat(collector.children(span))
        .extracting(ReceivedSpan::status)
        .containsOnly("STATUS_CODE_UNSET");
  }

  private static void failInParsing(RequestTrace trace, String problem, int status) {
    trace.reading();
    trace.parsing();
    trace.failed(problem, status);
    trace.writing();
    trace.answered(status);
  }

  @ParameterizedTest
  @CsvSource({"500, internal-error", "503, deadline-exceeded"})
  void faultOfTheService_isAnErrorOfTheRequestAndItsStep(int status, String problem) {
    ReceivedSpan span = request(ROOT, trace -> failInParsing(trace, problem, status));

    assertThat(span.status()).isEqualTo("STATUS_CODE_ERROR");
    assertThat(span.attributes())
        .containsEntry("error.type", "" + status)
        .containsEntry("irisops.problem", problem);
    assertThat(collector.children(span))
        .extracting(step -> step.name() + " " + step.status())
        .containsExactly(
            "read STATUS_CODE_UNSET", "parse STATUS_CODE_ERROR", "write STATUS_CODE_UNSET");
  }

  @Test
  void refusedRequest_hasNoSteps() {
    ReceivedSpan span = request(ROOT, trace -> trace.answered(200));
    assertThat(collector.children(span)).isEmpty();
  }

  @Test
  void caller_isTheParent() {
    FakeHead head =
        FakeHead.predict(
            Map.of("traceparent", SAMPLED, "tracestate", "vendor=1,other=2", "baggage", "a=b"));
    ReceivedSpan span = request(head, OpenTelemetryTracingTest::predict);

    assertThat(span.traceId()).isEqualTo(TRACE);
    assertThat(span.parentId()).isEqualTo(CALLER);
    assertThat(span.span().getTraceState()).isEqualTo("vendor=1,other=2");
    assertThat(span.attributes()).doesNotContainValue("b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"not a state", "="})
  void malformedState_isIgnored(String state) {
    FakeHead head = FakeHead.predict(Map.of("traceparent", SAMPLED, "tracestate", state));
    ReceivedSpan span = request(head, OpenTelemetryTracingTest::predict);

    assertThat(span.parentId()).isEqualTo(CALLER);
    assertThat(span.span().getTraceState()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"512, 512", "513, 0"})
  void state_longerThanVendorsMustKeep_isIgnored(int sent, int kept) {
    String state = "a=" + "x".repeat(200) + ",b=" + "x".repeat(200) + ",c=";
    state += "x".repeat(sent - state.length());
    FakeHead head = FakeHead.predict(Map.of("traceparent", SAMPLED, "tracestate", state));

    assertThat(request(head, OpenTelemetryTracingTest::predict).span().getTraceState())
        .hasSize(kept);
  }

  @Test
  void malformedParent_isIgnored() {
    ReceivedSpan span = request(FakeHead.predict("00-1-2-01"), OpenTelemetryTracingTest::predict);

    assertThat(span.parentId()).isEmpty();
    assertThat(span.traceId()).matches("[0-9a-f]{32}").isNotEqualTo(TRACE);
  }

  /** Without a caller, and with one whose span is sampled or not. */
  @ParameterizedTest
  @CsvSource({
    ", , true, true, false",
    "always_on, , true, true, true",
    "always_off, , false, false, false",
    "traceidratio, , true, true, true",
    "traceidratio, 0, false, false, false",
    "traceidratio, 1, true, true, true",
    "parentbased_always_on, , true, true, false",
    "parentbased_always_off, , false, true, false",
    "parentbased_traceidratio, 0.0, false, true, false",
    "parentbased_traceidratio, 1, true, true, false"
  })
  void sampler_decides(
      String sampler, String ratio, boolean root, boolean sampled, boolean notSampled) {
    Map<String, String> settings = new HashMap<>();
    Optional.ofNullable(sampler).ifPresent(s -> settings.put("otel.traces.sampler", s));
    Optional.ofNullable(ratio).ifPresent(r -> settings.put("otel.traces.sampler.arg", r));

    assertThat(isRecorded(settings, ROOT)).as("without a caller").isEqualTo(root);
    assertThat(isRecorded(settings, FakeHead.predict(SAMPLED))).as("sampled").isEqualTo(sampled);
    assertThat(isRecorded(settings, FakeHead.predict(NOT_SAMPLED)))
        .as("not sampled")
        .isEqualTo(notSampled);
  }

  private boolean isRecorded(Map<String, String> settings, RequestHead head) {
    int before = collector.spans().size();
    trace(settings, head, OpenTelemetryTracingTest::predict);
    return collector.spans().size() > before;
  }

  @Test
  void ratio_isTheShareOfTheTraces() {
    try (ConfiguredSdk sdk =
        sdk(Map.of("otel.traces.sampler", "traceidratio", "otel.traces.sampler.arg", "0.25"))) {
      for (int i = 0; i < 2_000; i++) {
        sdk.tracing().start(ROOT).answered(200);
      }
    }
    assertThat(collector.spans()).hasSizeBetween(400, 600); // five standard deviations
  }

  @Test
  void requestThatIsNotSampled_belongsToTheTraceOfItsCaller() {
    Map<String, String> off = Map.of("otel.traces.sampler", "always_off");
    assertThat(trace(off, FakeHead.predict(SAMPLED), OpenTelemetryTracingTest::predict))
        .contains(new TraceIds(TRACE, CALLER, true));
    assertThat(trace(off, ROOT, OpenTelemetryTracingTest::predict)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"otel.traces.exporter, none", "otel.traces.exporter, ''", "otel.sdk.disabled, true"})
  void turnedOff_makesNoSpans(String property, String value) {
    try (ConfiguredSdk sdk = sdk(Map.of(property, value))) {
      assertThat(sdk.tracing()).isInstanceOf(CallerTracing.class);
    }
  }

  @Test
  void noPropagator_leavesTheCallerUnread() {
    Map<String, String> none = Map.of("otel.propagators", "none");
    assertThat(trace(none, FakeHead.predict(SAMPLED), OpenTelemetryTracingTest::predict))
        .hasValueSatisfying(ids -> assertThat(ids.traceId()).isNotEqualTo(TRACE));
  }

  @Test
  void variablesOfTheExporter_apply() {
    trace(
        Map.of(
            "otel.exporter.otlp.traces.headers", "authorization=secret",
            "otel.exporter.otlp.compression", "gzip",
            "otel.exporter.otlp.timeout", "5000"),
        ROOT,
        OpenTelemetryTracingTest::predict);

    assertThat(collector.spans()).hasSize(5);
    assertThat(collector.headers())
        .allSatisfy(
            headers -> {
              assertThat(headers.get("authorization")).isEqualTo("secret");
              assertThat(headers.get("content-encoding")).isEqualTo("gzip");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip"})
  void grpc_isTheProtocolByDefault(String compression) {
    try (OtlpReceiver grpc = OtlpReceiver.grpc()) {
      Map<String, String> properties =
          Map.of(
              "otel.traces.exporter",
              "otlp",
              "otel.exporter.otlp.compression",
              compression,
              "otel.exporter.otlp.endpoint",
              grpc.endpoint());
      try (ConfiguredSdk sdk =
          new ConfiguredSdk("1", new OpenTelemetryVariables(properties), resource -> List.of())) {
        predict(sdk.tracing().start(ROOT));
      }
      assertThat(grpc.spans()).hasSize(5);
    }
  }
}
