package dev.irisops.serving.http;

import static dev.irisops.serving.http.HttpKit.answer;
import static dev.irisops.serving.http.HttpKit.assertProblem;
import static dev.irisops.serving.http.HttpKit.post;
import static dev.irisops.serving.http.HttpKit.request;
import static dev.irisops.serving.http.HttpKit.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.LogCapture;
import dev.irisops.serving.problem.Problem;
import dev.irisops.serving.problem.ProblemException;
import dev.irisops.serving.problem.ProblemType;
import dev.irisops.serving.problem.Problems;
import dev.irisops.serving.process.GracefulShutdown;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ApiServletTest {
  private static final Problem OVERLOADED =
      Problem.passing(ProblemType.OVERLOADED, "too many requests are in flight; try again later");

  private final List<String> steps = new ArrayList<>();
  private final GracefulShutdown shutdown = HttpKit.running();
  private final Pipeline pipeline = HttpKit.pipeline(shutdown);
  private final ApiServlet servlet = servlet(ApiServletTest::write);

  @FunctionalInterface
  interface Answer {
    void to(String body, HttpServletResponse response);
  }

  private static void write(String body, HttpServletResponse response) {
    try {
      response.getOutputStream().write(body.getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ApiServlet servlet(Answer answer) {
    return new ApiServlet(pipeline) {
      private static final long serialVersionUID = 1L;

      @Override
      void answer(HttpServletRequest request, String body, HttpServletResponse response) {
        steps.add("answers " + body + ", a place is " + place());
        answer.to(body, response);
      }
    };
  }

  private String place() {
    try {
      pipeline.inFlight().leave(pipeline.inFlight().enter(""));
      return "free";
    } catch (ProblemException e) {
      return "taken";
    }
  }

  /** Returns a request that records when its body is read. */
  private MockHttpServletRequest observed(Route route, String body) {
    MockHttpServletRequest request =
        new MockHttpServletRequest() {
          @Override
          public ServletInputStream getInputStream() {
            steps.add("reads the body, a place is " + place());
            return super.getInputStream();
          }
        };
    HttpKit.prepared(request, "POST", route);
    request.setContentType("application/json");
    request.setContent(body.getBytes());
    return request;
  }

  @Test
  void request_takesAPlace_afterItsBodyHasArrived() throws Exception {
    MockHttpServletResponse response = answer(servlet, observed(Route.PREDICT, "[1]"));

    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(text(response)).isEqualTo("[1]");
    assertThat(steps)
        .containsExactly("reads the body, a place is free", "answers [1], a place is taken");
    assertThat(place()).isEqualTo("free");
  }

  @Test
  void route_withoutJson_doesNotReadTheBody() throws Exception {
    MockHttpServletRequest request = observed(Route.MODEL, "[1]");
    request.setMethod("HEAD");

    answer(servlet, request);

    assertThat(steps).containsExactly("answers , a place is taken");
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "NOT_FOUND",
        "BAD_REQUEST",
        "METHOD_NOT_ALLOWED",
        "SHUTTING_DOWN",
        "UNSUPPORTED_MEDIA_TYPE",
        "UNAUTHORIZED"
      })
  void failedCheck_isAnsweredBeforeTheBodyIsRead(ProblemType type) throws Exception {
    MockHttpServletRequest request =
        observed(type == ProblemType.NOT_FOUND ? Route.UNMATCHED : Route.PREDICT, "[1]");
    switch (type) {
      case BAD_REQUEST -> {
        request.removeHeader("Host");
        request.addHeader("Host", "local host");
      }
      case METHOD_NOT_ALLOWED -> request.setMethod("TRACE");
      case SHUTTING_DOWN -> shutdown.close();
      case UNSUPPORTED_MEDIA_TYPE -> request.setContentType("text/plain");
      case UNAUTHORIZED -> request.removeHeader(RequestChecks.API_KEY);
      default -> {}
    }

    MockHttpServletResponse response = answer(servlet, request);

    assertThat(response.getStatus()).isEqualTo(type.status());
    assertThat(text(response)).contains('"' + type.uri() + '"');
    assertThat(RequestContext.of(request).problem()).contains(type);
    assertThat(steps).isEmpty();
  }

  @Test
  void headersOfAProblem_areSent() throws Exception {
    assertThat(answer(servlet, request("GET", Route.PREDICT)).getHeader("Allow"))
        .isEqualTo("POST, OPTIONS");

    MockHttpServletRequest withoutKey = request("GET", Route.MODEL);
    withoutKey.removeHeader(RequestChecks.API_KEY);
    assertThat(answer(servlet, withoutKey).getHeader("WWW-Authenticate"))
        .isEqualTo("ApiKey header=\"X-API-Key\"");
  }

  @Test
  void options_areAnsweredWithoutAKey() throws Exception {
    MockHttpServletRequest request = request("OPTIONS", Route.MODEL);
    request.removeHeader(RequestChecks.API_KEY);

    MockHttpServletResponse response = answer(servlet, request);

    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(response.getHeader("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    assertThat(text(response)).isEmpty();
    assertThat(steps).isEmpty();
  }

  @Test
  void refusedBody_takesNoPlace() throws Exception {
    MockHttpServletResponse response = answer(servlet, observed(Route.PREDICT, " ".repeat(101)));

    assertProblem(
        response, Problem.of(ProblemType.BODY_TOO_LARGE, "expected at most 100 bytes, found more"));
    assertThat(steps).containsExactly("reads the body, a place is free");
    assertThat(place()).isEqualTo("free");
  }

  @Test
  void request_withoutAPlace_isShedAndGivesNoneBack() throws Exception {
    pipeline.inFlight().enter("");

    assertProblem(answer(servlet, post(Route.PREDICT, "[1]")), OVERLOADED);
    assertProblem(answer(servlet, request("GET", Route.MODEL)), OVERLOADED);

    assertThat(place()).isEqualTo("taken");
    assertThat(steps).isEmpty();
  }

  @Test
  void scrape_needsNoPlace() throws Exception {
    pipeline.inFlight().enter("");

    assertThat(answer(servlet, request("GET", Route.METRICS)).getStatus()).isEqualTo(200);
  }

  static Stream<Problem> problems() {
    return Stream.of(
        Problem.of(ProblemType.INVALID_VALUE, "width: missing"),
        Problem.passing(ProblemType.DEADLINE_EXCEEDED, "try again later"),
        Problem.of(ProblemType.REQUEST_TIMEOUT, "late").with("Connection", "close"));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void problem_isSentAndThePlaceGivenBack(Problem problem) throws Exception {
    MockHttpServletRequest request = post(Route.PREDICT, "[1]");

    MockHttpServletResponse response =
        answer(
            servlet(
                (body, answer) -> {
                  throw new ProblemException(problem);
                }),
            request);

    assertProblem(response, problem);
    assertThat(RequestContext.of(request).problem()).contains(problem.type());
    assertThat(place()).isEqualTo("free");
  }

  static Stream<Answer> defects() {
    return Stream.of(
        (body, response) -> {
          throw new IllegalStateException("secret");
        },
        (body, response) -> {
          throw new StackOverflowError("secret");
        });
  }

  @ParameterizedTest
  @MethodSource("defects")
  void defect_isLoggedAndAnsweredWithoutDetails(Answer defect) throws Exception {
    LogCapture log = new LogCapture(Problems.class.getName());
    try {
      MockHttpServletResponse response = answer(servlet(defect), post(Route.PREDICT, "[1]"));
      assertProblem(response, Problems.internalError());
    } finally {
      log.close();
    }

    assertThat(log.lines()).containsExactly("SEVERE A request failed unexpectedly");
    assertThat(place()).isEqualTo("free");
  }
}
