package dev.irisops.serving.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.it.Response;
import dev.irisops.serving.it.ServiceClient;
import dev.irisops.serving.model.FakeBundle;
import dev.irisops.serving.otlp.OtlpReceiver;
import dev.irisops.serving.otlp.ReceivedSpan;
import dev.irisops.testkit.FreePort;
import dev.irisops.testkit.Waiting;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Spans of a running service, as a collector receives them. */
class TracesIT {
  private static final String CALLER = "b7ad6b7169203331";
  private static final FakeBundle FIRST = FakeBundle.iris();

  @TempDir static Path temp;

  private static OtlpReceiver collector;
  private static ModelFolder folder;
  private static ServiceProcess process;
  private static ServiceClient service;

  @BeforeAll
  static void start() {
    collector = OtlpReceiver.grpc();
    folder = new ModelFolder(FIRST.writeTo(temp.resolve("model")));
    process =
        ServiceProcess.setup()
            .with("OTEL_TRACES_EXPORTER", "otlp")
            .with("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint())
            .with("OTEL_BSP_SCHEDULE_DELAY", 100)
            .with("IRIS_MODEL_DIR", folder.path())
            .with("IRIS_MODEL_RELOAD_INTERVAL", "0.2")
            .start();
    service = process.client();
  }

  @AfterAll
  static void stop() {
    process.close();
    collector.close();
  }

  /** Returns the id of a new trace. */
  private static String newTrace() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  private static Response post(String path, String json, String trace, String flags) {
    HttpRequest.Builder request =
        service
            .request(path)
            .header("X-API-Key", "dev")
            .header("Content-Type", "application/json")
            .header("traceparent", "00-" + trace + "-" + CALLER + "-" + flags)
            .POST(BodyPublishers.ofString(json));
    return service.send(request);
  }

  /** Returns the span of the request in a trace, and waits for it. */
  private static ReceivedSpan awaitRequest(String trace) {
    process.await("the span of " + trace + " arrives", () -> !requests(trace).isEmpty());
    assertThat(requests(trace)).hasSize(1);
    return requests(trace).get(0);
  }

  private static List<ReceivedSpan> requests(String trace) {
    return collector.spans().stream()
        .filter(span -> span.traceId().equals(trace) && span.parentId().equals(CALLER))
        .toList();
  }

  @Test
  void request_isFollowedFromTheExemplarToTheSpanToTheLogLine() {
    String trace = newTrace();
    assertThat(post("/predict", ServiceClient.SETOSA, trace, "01").status()).isEqualTo(200);
    ReceivedSpan span = awaitRequest(trace);

    assertThat(span.name()).isEqualTo("POST /predict");
    assertThat(span.attributes())
        .containsEntry("server.address", "localhost")
        .containsEntry("server.port", "" + service.apiPort());
    assertThat(collector.children(span))
        .extracting(ReceivedSpan::name)
        .containsExactly("read", "parse", "predict", "write");
    assertThat(exemplars())
        .contains("span_id=\"" + span.spanId() + "\",trace_id=\"" + trace + "\"");
    process.await(
        "the line of the request is written",
        () -> process.console().contains("trace_id=" + trace + " span_id=" + span.spanId()));
    assertThat(process.console())
        .containsPattern(
            "(?m)^\\S+ POST /predict 200 [0-9.]+ ms trace_id="
                + trace
                + " span_id="
                + span.spanId()
                + "$");
  }

  private static String exemplars() {
    return service
        .send(service.request("/metrics").header("Accept", "application/openmetrics-text"))
        .body();
  }

  @Test
  void requestOfACallerThatDoesNotSample_hasNoSpanButTheTraceInItsLine() {
    String unsampled = newTrace();
    String later = newTrace();
    post("/predict", ServiceClient.SETOSA, unsampled, "00");
    post("/predict", ServiceClient.SETOSA, later, "01");
    awaitRequest(later);

    assertThat(requests(unsampled)).isEmpty();
    assertThat(exemplars()).doesNotContain(unsampled);
    process.await(
        "the line of the request is written",
        () -> process.console().contains(" ms trace_id=" + unsampled + " span_id=" + CALLER));
  }

  @Test
  void batch_isOneSpanWithAllItsRows() {
    String trace = newTrace();
    String rows = "[" + ServiceClient.SETOSA + "," + ServiceClient.SETOSA + "]";
    post("/predict/batch", rows, trace, "01");

    assertThat(collector.children(awaitRequest(trace)))
        .filteredOn(step -> step.name().equals("predict"))
        .singleElement()
        .satisfies(step -> assertThat(step.attributes()).containsEntry("irisops.rows", "2"));
  }

  @Test
  void refusedRequest_isNoError() {
    String trace = newTrace();
    post("/predict", "{", trace, "01");
    ReceivedSpan span = awaitRequest(trace);

    assertThat(span.status()).isEqualTo("STATUS_CODE_UNSET");
    assertThat(span.attributes())
        .containsEntry("http.response.status_code", "400")
        .containsEntry("irisops.problem", "malformed-json");
  }

  @Test
  void unknownPath_isCutAndHasNoRoute() {
    String trace = newTrace();
    String path = "/" + "x".repeat(2_000);
    post(path + "?secret=1", "", trace, "01");
    ReceivedSpan span = awaitRequest(trace);

    assertThat(span.name()).isEqualTo("POST");
    assertThat(span.attributes())
        .containsEntry("url.path", path.substring(0, 255))
        .doesNotContainKey("http.route");
  }

  /** No pattern of a filter covers it: it comes by on the way to the error page. */
  @Test
  void requestForNoPath_isTraced() {
    String trace = newTrace();
    service.raw(
        "OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\ntraceparent: 00-"
            + trace
            + "-"
            + CALLER
            + "-01\r\n\r\n");

    assertThat(awaitRequest(trace).attributes())
        .containsEntry("http.response.status_code", "404")
        .containsEntry("irisops.problem", "not-found")
        .doesNotContainKey("http.route");
  }

  @Test
  void scrapesAndProbes_haveNoSpans() {
    String trace = newTrace();
    service.scrape();
    service.management("/health/ready");
    service.management("/metrics");
    post("/predict", ServiceClient.SETOSA, trace, "01");
    awaitRequest(trace);

    assertThat(collector.spans())
        .extracting(ReceivedSpan::name)
        .noneMatch(name -> name.startsWith("GET") && !name.equals("GET"));
  }

  @Test
  void reload_showsInTheNextTrace() throws IOException {
    String version = version();
    folder.rename(FIRST.withCard("\"version\": \"", "\"version\": \"2-"));
    process.await("the second model is served", () -> version().equals("2-" + version));
    String trace = newTrace();
    post("/predict", ServiceClient.SETOSA, trace, "01");

    assertThat(collector.children(awaitRequest(trace)).get(2).attributes())
        .containsEntry("irisops.model.name", "iris")
        .containsEntry("irisops.model.version", "2-" + version);
  }

  private static String version() {
    return service.predict(ServiceClient.SETOSA).json().getString("model_version");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM")
  void sigterm_sendsTheSpansThatWait() {
    try (OtlpReceiver other = OtlpReceiver.http();
        ServiceProcess ending =
            ServiceProcess.setup()
                .with("OTEL_TRACES_EXPORTER", "otlp")
                .with("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
                .with("OTEL_EXPORTER_OTLP_ENDPOINT", other.endpoint())
                .with("OTEL_BSP_SCHEDULE_DELAY", 3_600_000)
                .start()) {
      for (int i = 0; i < 5; i++) {
        ending.client().predict(ServiceClient.SETOSA);
      }
      assertThat(other.spans()).isEmpty();

      ending.terminate();

      assertThat(ending.exitCode()).isZero();
      assertThat(other.spans("POST /predict")).hasSize(5);
    }
  }

  @Test
  void collectorThatIsGone_costsOneLine() {
    try (ServiceProcess alone =
        ServiceProcess.setup()
            .with("OTEL_TRACES_EXPORTER", "otlp")
            .with("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:" + FreePort.next())
            .with("OTEL_EXPORTER_OTLP_TIMEOUT", 50)
            .with("OTEL_BSP_SCHEDULE_DELAY", 10)
            .with("OTEL_BSP_MAX_QUEUE_SIZE", 20)
            .with("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", 5)
            .start()) {
      Waiting.until(
          "an export fails and the queue is full",
          () -> {
            assertThat(alone.client().predict(ServiceClient.SETOSA).status()).isEqualTo(200);
            return failures(alone, "Failed to export spans") == 1
                && failures(alone, "BatchSpanProcessor dropped") == 1;
          });
      for (int i = 0; i < 200; i++) {
        assertThat(alone.client().predict(ServiceClient.SETOSA).status()).isEqualTo(200);
      }

      assertThat(failures(alone, "Failed to export spans")).isEqualTo(1);
      assertThat(failures(alone, "BatchSpanProcessor dropped")).isEqualTo(1);
      assertThat(alone.console()).doesNotContain("\tat ");
      alone.terminate();
      assertThat(alone.exitCode()).isZero();
    }
  }

  private static long failures(ServiceProcess process, String text) {
    return Pattern.compile(Pattern.quote(text)).matcher(process.console()).results().count();
  }
}
