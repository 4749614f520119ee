package dev.irisops.serving.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.irisops.serving.accesslog.CapturedAccessLog;
import dev.irisops.serving.problem.ProblemType;
import dev.irisops.serving.process.Draining;
import dev.irisops.serving.process.GracefulShutdown;
import dev.irisops.serving.tracing.RecordedTracing;
import dev.irisops.serving.tracing.Tracing;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RequestFilterTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final RecordedHttpMetrics metrics = new RecordedHttpMetrics();
  private final RecordedTracing tracing = new RecordedTracing();
  private final CapturedAccessLog log = new CapturedAccessLog();
  private final RequestFilter filter = filter(HttpKit.running());
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @AfterEach
  void closeLog() {
    log.close();
  }

  private RequestFilter filter(GracefulShutdown shutdown) {
    return filter(Tracing.NOOP, shutdown);
  }

  private RequestFilter filter(Tracing tracing, GracefulShutdown shutdown) {
    return new RequestFilter(metrics, tracing, log.log(), shutdown, TIMEOUT, new WarmUp(0));
  }

  private static MockHttpServletRequest request(String method, String path) {
    MockHttpServletRequest request = new MockHttpServletRequest(method, path);
    request.setServletPath(path);
    return request;
  }

  /** Answers with a status, as a servlet of the API does. */
  private static FilterChain answering(int status) {
    return (request, response) -> ((HttpServletResponse) response).setStatus(status);
  }

  /** Answers with the problem of {@code type}. */
  private static FilterChain failing(ProblemType type) {
    return (request, response) -> {
      RequestContext.of((HttpServletRequest) request).fail(type);
      ((HttpServletResponse) response).setStatus(type.status());
    };
  }

  @Test
  void success_isMeasuredOnceAndLogged() throws Exception {
    filter.doFilter(
        request("POST", "/predict"),
        response,
        (request, response) -> assertThat(metrics.calls()).containsExactly("started"));

    assertThat(metrics.calls())
        .containsExactly("started", "answered POST /predict 200", "finished");
    assertThat(log.lines())
        .singleElement()
        .asString()
        .matches("\\Q" + CapturedAccessLog.TIME + "\\E POST /predict 200 \\d+\\.\\d{3} ms");
  }

  @Test
  void scrape_isMeasuredButNotInFlight() throws Exception {
    filter.doFilter(request("GET", "/metrics"), response, answering(200));

    assertThat(metrics.calls()).containsExactly("answered GET /metrics 200");
  }

  @Test
  void trace_isThatOfTheMeasurementAndTheLogLine() throws Exception {
    traced(request("GET", "/model"), answering(200));

    assertThat(tracing.calls()).containsExactly("start GET /model", "answered 200");
    assertThat(metrics.calls())
        .contains("answered GET /model 200 in trace 0af7651916cd43dd8448eb211c80319c");
    assertThat(log.lines())
        .singleElement()
        .asString()
        .endsWith(" trace_id=0af7651916cd43dd8448eb211c80319c span_id=b7ad6b7169203331");
  }

  private void traced(MockHttpServletRequest request, FilterChain chain) throws Exception {
    filter(tracing, HttpKit.running()).doFilter(request, response, chain);
  }

  @Test
  void scrape_isNotTraced() throws Exception {
    traced(request("GET", "/metrics"), answering(200));

    assertThat(tracing.calls()).isEmpty();
    assertThat(metrics.calls()).containsExactly("answered GET /metrics 200");
  }

  @Test
  void unknownPath_isTracedWithoutARoute() throws Exception {
    traced(request("BREW", "/coffee"), answering(404));

    assertThat(tracing.calls())
        .containsExactly("start _OTHER -", "failed not-found 404", "answered 404");
  }

  @Test
  void problem_isTracedOnce() throws Exception {
    traced(request("POST", "/predict"), failing(ProblemType.OVERLOADED));

    assertThat(tracing.calls())
        .containsExactly("start POST /predict", "failed overloaded 429", "answered 429");
  }

  @Test
  void errorOfTheContainer_isTraced() throws Exception {
    traced(request("POST", "/predict"), answering(500));

    assertThat(tracing.calls())
        .containsExactly("start POST /predict", "failed internal-error 500", "answered 500");
  }

  @Test
  void callerWhoHangsUp_isTraced() throws Exception {
    traced(
        request("POST", "/predict"),
        (request, response) -> RequestContext.of((HttpServletRequest) request).abandon());

    assertThat(tracing.calls())
        .containsExactly("start POST /predict", "failed client-closed 499", "answered 499");
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /predict, , POST /predict",
    "POST, /predict, /, POST /predict",
    "POST, /predict/batch, , POST /predict/batch",
    "POST, /predict, /batch, POST /predict/batch",
    "POST, /predict, /other, POST unmatched",
    "HEAD, /metrics, , HEAD /metrics",
    "TRACE, /model, , _OTHER /model",
    "get, /, , _OTHER unmatched",
    "GET, , , GET unmatched",
    "GET, /WEB-INF/web.xml, , GET unmatched"
  })
  void labels_areFromClosedSets(String method, String servletPath, String pathInfo, String labels)
      throws Exception {
    MockHttpServletRequest request = request(method, servletPath);
    request.setPathInfo(pathInfo);

    filter.doFilter(request, response, answering(200));

    assertThat(metrics.calls()).contains("answered " + labels + " 200");
    assertThat(log.lines()).singleElement().asString().contains(" " + labels + " 200 ");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OVERLOADED")
  void problem_isCountedByItsType(ProblemType type) throws Exception {
    filter.doFilter(request("POST", "/predict"), response, failing(type));

    assertThat(metrics.calls())
        .containsExactly(
            "started",
            "failed " + type.slug() + " at /predict",
            "answered POST /predict " + type.status(),
            "finished");
  }

  @Test
  void overload_isAlsoCountedAsShed() throws Exception {
    filter.doFilter(request("POST", "/predict"), response, failing(ProblemType.OVERLOADED));

    assertThat(metrics.calls())
        .containsExactly(
            "started",
            "failed overloaded at /predict",
            "shed",
            "answered POST /predict 429",
            "finished");
  }

  @ParameterizedTest
  @CsvSource({"400, bad-request", "431, bad-request", "500, internal-error"})
  void errorStatus_withoutAProblem_isCountedByItsType(int status, String type) throws Exception {
    filter.doFilter(request("GET", "/model"), response, answering(status));

    assertThat(metrics.calls())
        .containsExactly(
            "started",
            "failed " + type + " at /model",
            "answered GET /model " + status,
            "finished");
  }

  @Test
  void redirectStatus_isNotCountedAsAnError() throws Exception {
    filter.doFilter(request("GET", "/model"), response, answering(399));

    assertThat(metrics.calls()).containsExactly("started", "answered GET /model 399", "finished");
  }

  @Test
  void defectOfTheContainer_isCountedAs500() {
    assertThatExceptionOfType(ServletException.class)
        .isThrownBy(
            () ->
                filter.doFilter(
                    request("POST", "/predict"),
                    response,
                    (request, response) -> {
                      throw new ServletException("no servlet");
                    }));

    assertThat(metrics.calls())
        .containsExactly(
            "started",
            "failed internal-error at /predict",
            "answered POST /predict 500",
            "finished");
  }

  @Test
  void exception_isMeasuredOnce() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                filter.doFilter(
                    request("POST", "/predict"),
                    response,
                    (request, response) -> {
                      ((HttpServletResponse) response).setStatus(500);
                      throw new IOException("the client is gone");
                    }))
        .withMessage("the client is gone");

    assertThat(metrics.calls())
        .containsExactly(
            "started",
            "failed internal-error at /predict",
            "answered POST /predict 500",
            "finished");
    assertThat(log.lines()).hasSize(1);
  }

  @Test
  void errorPage_ofAMeasuredRequest_isNotMeasuredAgain() throws Exception {
    MockHttpServletRequest request = request("POST", "/predict");
    filter.doFilter(request, response, answering(500));
    request.setDispatcherType(DispatcherType.ERROR);
    int[] answered = {0};

    filter.doFilter(request, response, (page, answer) -> answered[0]++);

    assertThat(answered).containsExactly(1);
    assertThat(metrics.calls()).hasSize(4);
    assertThat(log.lines()).hasSize(1);
  }

  @Test
  void containerError_isUnmatched() throws Exception {
    MockHttpServletRequest request = request("POST", "/predict");
    request.setDispatcherType(DispatcherType.ERROR);

    filter.doFilter(request, response, answering(400));

    assertThat(metrics.calls())
        .containsExactly(
            "started",
            "failed bad-request at unmatched",
            "answered POST unmatched 400",
            "finished");
  }

  @Test
  void deadline_isTheTimeoutFromNow() throws Exception {
    filter.doFilter(
        request("POST", "/predict"),
        response,
        (request, response) ->
            assertThat(RequestContext.of((HttpServletRequest) request).deadline().remaining())
                .isPositive()
                .isLessThanOrEqualTo(TIMEOUT));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 404})
  void connection_duringTheDrain_isClosed(int status) throws IOException, ServletException {
    try (Draining draining = new Draining()) {
      filter(draining.shutdown())
          .doFilter(request("POST", "/predict"), response, answering(status));
    }

    assertThat(response.getHeader("Connection")).isEqualTo("close");
    assertThat(response.getStatus()).isEqualTo(status);
  }

  @Test
  void connection_otherwise_staysOpen() throws Exception {
    filter.doFilter(request("POST", "/predict"), response, answering(200));

    assertThat(response.getHeader("Connection")).isNull();
  }
}
