package dev.irisops.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.problem.Problem;
import dev.irisops.serving.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ResponsesTest {
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @Test
  void json_hasItsTypeAndItsLengthInBytes() throws Exception {
    Responses.json(response, "{\"é\":1}".getBytes(StandardCharsets.UTF_8));

    HttpKit.assertJson(response, "{\"é\":1}");
    assertThat(response.getContentLength()).isEqualTo(8);
  }

  @Test
  void problem_isKeptForTheMetrics() throws Exception {
    MockHttpServletRequest request = HttpKit.request("GET", Route.MODEL);
    Problem problem = Problem.of(ProblemType.UNAUTHORIZED, "é").with("X-Test", "1");

    Responses.problem(request, response, problem);

    HttpKit.assertProblem(response, problem);
    assertThat(response.getContentLength()).isEqualTo(response.getContentAsByteArray().length);
    assertThat(RequestContext.of(request).problem()).contains(ProblemType.UNAUTHORIZED);
  }
}
