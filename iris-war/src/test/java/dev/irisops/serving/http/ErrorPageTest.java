package dev.irisops.serving.http;

import static dev.irisops.serving.http.HttpKit.answer;
import static dev.irisops.serving.http.HttpKit.assertProblem;
import static dev.irisops.serving.http.HttpKit.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.problem.Problem;
import dev.irisops.serving.problem.ProblemType;
import dev.irisops.serving.problem.Problems;
import jakarta.servlet.RequestDispatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ErrorPageTest {
  private final MockHttpServletRequest request = request("GET", Route.UNMATCHED);

  private MockHttpServletResponse page(Integer status) throws Exception {
    request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
    return answer(new ErrorPage(), request);
  }

  @ParameterizedTest
  @NullSource // no error of the container, but a path without a servlet
  @ValueSource(ints = 404)
  void path_withoutAServlet_isNotFound(Integer status) throws Exception {
    assertProblem(page(status), Problem.of(ProblemType.NOT_FOUND, "there is nothing at this path"));
    assertThat(RequestContext.of(request).problem()).contains(ProblemType.NOT_FOUND);
  }

  @ParameterizedTest
  @CsvSource({"400, BAD_REQUEST", "413, BODY_TOO_LARGE", "431, BAD_REQUEST", "501, INTERNAL_ERROR"})
  void containerError_keepsItsStatus(int status, ProblemType type) throws Exception {
    assertProblem(page(status), Problem.ofStatus(status, "the request cannot be answered"));
    assertThat(RequestContext.of(request).problem()).contains(type);
  }

  @Test
  void containerError_belowV2_isInTheFormatOfTheProtocol() throws Exception {
    request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/v2/models/iris/infer");
    assertThat(page(431).getContentAsString())
        .isEqualTo("{\"error\":\"the request cannot be answered\"}");
  }

  @Test
  void containerDefect_isAnInternalError() throws Exception {
    assertProblem(page(500), Problems.internalError());
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "TRACE", "OPTIONS", "BREW"})
  void everyMethod_isNotFound(String method) throws Exception {
    request.setMethod(method);
    assertThat(page(null).getStatus()).isEqualTo(404);
  }

  @Test
  void requestThatPassedNoFilter_isSentHereAgainThroughTheFilter() throws Exception {
    MockHttpServletResponse response =
        answer(new ErrorPage(), new MockHttpServletRequest("OPTIONS", "*"));
    assertThat(response.getStatus()).isEqualTo(404);
    assertThat(response.isCommitted()).isTrue(); // by sendError, not by a body of ours
    assertThat(response.getContentAsByteArray()).isEmpty();
  }
}
