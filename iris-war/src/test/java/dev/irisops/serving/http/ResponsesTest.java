package dev.irisops.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.problem.Problem;
import dev.irisops.serving.problem.ProblemType;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.DelegatingServletOutputStream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ResponsesTest {
  private final MockHttpServletRequest request = HttpKit.request("GET", Route.MODEL);
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @Test
  void json_hasItsTypeAndItsLengthInBytes() {
    Responses.json(request, response, "{\"é\":1}".getBytes(StandardCharsets.UTF_8));

    HttpKit.assertJson(response, "{\"é\":1}");
    assertThat(response.getContentLength()).isEqualTo(8);
  }

  @Test
  void problem_isKeptForTheMetrics() {
    Problem problem = Problem.of(ProblemType.UNAUTHORIZED, "é").with("X-Test", "1");

    Responses.problem(request, response, problem);

    HttpKit.assertProblem(response, problem);
    assertThat(response.getContentLength()).isEqualTo(response.getContentAsByteArray().length);
    assertThat(RequestContext.of(request).problem()).contains(ProblemType.UNAUTHORIZED);
  }

  @Test
  void answerToACallerWhoHasHungUp_isNoFailure() {
    Responses.json(request, brokenConnection(), new byte[1]);

    assertThat(RequestContext.of(request).isAbandoned()).isTrue();
    assertThat(RequestContext.of(request).problem()).isEmpty();
  }

  @Test
  void answerThatIsSent_isNotAbandoned() {
    Responses.json(request, response, new byte[1]);

    assertThat(RequestContext.of(request).isAbandoned()).isFalse();
  }

  /** Returns a response whose caller has closed the connection. */
  private static MockHttpServletResponse brokenConnection() {
    return new MockHttpServletResponse() {
      @Override
      public ServletOutputStream getOutputStream() {
        return new DelegatingServletOutputStream(
            new OutputStream() {
              @Override
              public void write(int next) throws IOException {
                throw new IOException("Connection reset by peer");
              }
            });
      }
    };
  }
}
