package dev.irisops.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.FakeSettings;
import dev.irisops.serving.LogCapture;
import dev.irisops.serving.admission.Deadline;
import dev.irisops.serving.admission.HeapBudget;
import dev.irisops.serving.admission.InFlight;
import dev.irisops.serving.admission.Limits;
import dev.irisops.serving.admission.Uploads;
import dev.irisops.serving.auth.ApiKeys;
import dev.irisops.serving.auth.AuthSettings;
import dev.irisops.serving.json.ProblemJson;
import dev.irisops.serving.problem.Problem;
import dev.irisops.serving.process.GracefulShutdown;
import dev.irisops.serving.tracing.RequestTrace;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * Requests as the filter passes them to the servlets, and the servlets' surroundings: the API key
 * is {@code dev}, a body has 100 bytes at most, and one request may be in flight.
 */
final class HttpKit {
  private static final Limits LIMITS =
      new Limits(100, 2, 1, Duration.ofSeconds(10), 4, new HeapBudget(1 << 30, 1 << 30));

  private HttpKit() {}

  /** Returns a service that runs. */
  static GracefulShutdown running() {
    return GracefulShutdown.from(FakeSettings.of(Map.of()), () -> {});
  }

  /** Returns the checks of a service whose only API key is {@code dev}. */
  static RequestChecks checks(GracefulShutdown shutdown) {
    return new RequestChecks(devKey(), shutdown);
  }

  /** Returns the keys of a service without a key file. */
  static ApiKeys devKey() {
    LogCapture warning = new LogCapture(ApiKeys.class.getName());
    try {
      return ApiKeys.of(new AuthSettings(Optional.empty(), false), () -> 0);
    } finally {
      warning.close();
    }
  }

  /** Returns the steps before each answer of a service that runs. */
  static Pipeline pipeline() {
    return pipeline(running());
  }

  /** Returns the steps before each answer. */
  static Pipeline pipeline(GracefulShutdown shutdown) {
    return new Pipeline(
        checks(shutdown),
        new Uploads(LIMITS, System::nanoTime),
        new InFlight(LIMITS, String::length));
  }

  /** Returns a request with a key and without a body. */
  static MockHttpServletRequest request(String method, Route route) {
    return prepared(new MockHttpServletRequest(), method, route);
  }

  /** Returns a {@code POST} with a key and a body. */
  static MockHttpServletRequest post(Route route, String json) {
    MockHttpServletRequest request = request("POST", route);
    request.setContentType("application/json");
    request.setContent(json.getBytes(StandardCharsets.UTF_8));
    return request;
  }

  /** Fills in the head of a request, and attaches a context with a distant deadline. */
  static <R extends MockHttpServletRequest> R prepared(R request, String method, Route route) {
    request.setMethod(method);
    request.addHeader("Host", "localhost");
    request.addHeader(RequestChecks.API_KEY, "dev");
    attach(request, route, Deadline.in(Duration.ofDays(1), () -> 0));
    return request;
  }

  /** Attaches the context that the filter would attach. */
  static void attach(MockHttpServletRequest request, Route route, Deadline deadline) {
    new RequestContext(route, deadline, false, RequestTrace.NONE).attachTo(request);
  }

  /** Returns the answer of {@code servlet}. */
  static MockHttpServletResponse answer(HttpServlet servlet, MockHttpServletRequest request)
      throws ServletException, IOException {
    MockHttpServletResponse response = new MockHttpServletResponse();
    servlet.service(request, response);
    return response;
  }

  /** Asserts that an answer is {@code problem}: its status, media type, headers and body. */
  static void assertProblem(MockHttpServletResponse response, Problem problem) {
    assertThat(text(response))
        .isEqualTo(new String(ProblemJson.of(problem), StandardCharsets.UTF_8));
    assertThat(response.getStatus()).isEqualTo(problem.status());
    assertThat(response.getContentType()).isEqualTo("application/problem+json");
    problem
        .headers()
        .forEach((name, value) -> assertThat(response.getHeaders(name)).containsExactly(value));
  }

  /** Asserts that an answer is a success with {@code body}. */
  static void assertJson(MockHttpServletResponse response, String body) {
    assertThat(text(response)).isEqualTo(body);
    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(response.getContentType()).isEqualTo("application/json");
  }

  /** Returns the body of an answer. */
  static String text(MockHttpServletResponse response) {
    return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
