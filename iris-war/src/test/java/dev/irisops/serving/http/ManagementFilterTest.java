package dev.irisops.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.problem.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ManagementFilterTest {
  private static final int PORT = 9080;

  private final ManagementFilter filter =
      new ManagementFilter(
          PORT,
          Map.of(
              "/page",
              (request, response) ->
                  Responses.json(request, response, "{}".getBytes(StandardCharsets.UTF_8))));
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  private static MockHttpServletRequest request(int port, String method, String path) {
    MockHttpServletRequest request = new MockHttpServletRequest(method, path);
    request.setServletPath(path);
    request.setLocalPort(port);
    request.addHeader("Host", "localhost");
    return request;
  }

  private void send(MockHttpServletRequest request) throws Exception {
    filter.doFilter(
        request, response, (r, answer) -> ((HttpServletResponse) answer).setStatus(204));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/page", "/page/"})
  void page_isAnswered(String path) throws Exception {
    send(request(PORT, "GET", path));
    HttpKit.assertJson(response, "{}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/page", "/predict"})
  void connectionOfTheApiPort_isPassedOn_whateverItsHostSays(String path) throws Exception {
    MockHttpServletRequest request = request(8000, "GET", path);
    request.setServerPort(PORT);
    send(request);
    assertThat(response.getStatus()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/predict", "/", "/page/more"})
  void otherPath_isNotFound(String path) throws Exception {
    send(request(PORT, "GET", path));
    HttpKit.assertProblem(response, RequestChecks.notFound());
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "OPTIONS", "TRACE"})
  void otherMethod_isNotAllowed(String method) throws Exception {
    send(request(PORT, method, "/page"));
    HttpKit.assertProblem(response, RequestChecks.methodNotAllowed("GET, HEAD"));
  }

  @Test
  void errorOfTheContainer_isAProblem() throws Exception {
    MockHttpServletRequest request = request(PORT, "GET", "/error");
    request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, 400);
    send(request);
    HttpKit.assertProblem(response, Problem.ofStatus(400, "the request cannot be answered"));
  }

  @Test
  void secondHost_isABadRequest() throws Exception {
    MockHttpServletRequest request = request(PORT, "GET", "/page");
    request.addHeader("Host", "other");
    send(request);
    assertThat(response.getStatus()).isEqualTo(400);
  }
}
