package dev.irisops.serving.http;

import static dev.irisops.serving.problem.ProblemAssertions.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class FramingTest {
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  /**
   * Returns a request.
   *
   * @param parsed the length of the body as the server has read it; -1 if it has read none
   */
  private static MockHttpServletRequest request(long parsed) {
    MockHttpServletRequest request =
        new MockHttpServletRequest() {
          @Override
          public long getContentLengthLong() {
            return parsed;
          }
        };
    request.addHeader("Host", "localhost");
    return request;
  }

  private void assertRefused(MockHttpServletRequest request, String detail) {
    assertThatProblem(ProblemType.BAD_REQUEST)
        .isThrownBy(() -> Framing.check(request, response))
        .withMessage(detail)
        .satisfies(e -> assertThat(e.problem().headers()).containsEntry("Connection", "close"));
  }

  private void assertAccepted(MockHttpServletRequest request) {
    Framing.check(request, response);
    assertThat(response.getHeader("Connection")).isNull();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "75, 75", "007, 7", "4294967371, 4294967371"})
  void length_isAccepted(String header, long parsed) {
    MockHttpServletRequest request = request(parsed);
    request.addHeader("Content-Length", header);
    assertAccepted(request);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"+75", "0x4b", "75, 75", "75 75", "-1", "", "75.0", "75e0", "9223372036854775808"})
  void malformedLength_isRefused(String header) {
    MockHttpServletRequest request = request(75);
    request.addHeader("Content-Length", header);
    assertRefused(request, "invalid Content-Length header");
  }

  @Test
  void lengthThatTheServerHasReadInAnotherWay_isRefused() {
    MockHttpServletRequest request = request(-1);
    request.addHeader("Content-Length", "75");
    assertRefused(request, "invalid Content-Length header");
  }

  @ParameterizedTest
  @ValueSource(strings = {"75", "5"})
  void secondLength_isRefused(String second) {
    MockHttpServletRequest request = request(75);
    request.addHeader("Content-Length", "75");
    request.addHeader("Content-Length", second);
    assertRefused(request, "expected one Content-Length or one Transfer-Encoding, found more");
  }

  @Test
  void lengthBesideChunks_isRefused() {
    MockHttpServletRequest request = request(75);
    request.addHeader("Content-Length", "75");
    request.addHeader("Transfer-Encoding", "chunked");
    assertRefused(request, "expected one Content-Length or one Transfer-Encoding, found more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"chunked", "Chunked"})
  void chunks_areAccepted(String coding) {
    MockHttpServletRequest request = request(-1);
    request.addHeader("Transfer-Encoding", coding);
    assertAccepted(request);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xchunked",
        "identity",
        "gzip, chunked",
        "chunked;q=1",
        "chunked,",
        ",chunked",
        ""
      })
  void otherTransferEncoding_isRefused(String coding) {
    MockHttpServletRequest request = request(-1);
    request.addHeader("Transfer-Encoding", coding);
    assertRefused(request, "invalid Transfer-Encoding header; expected chunked");
  }

  @Test
  void chunksInHttp10_areRefused() {
    MockHttpServletRequest request = request(-1);
    request.setProtocol("HTTP/1.0");
    request.addHeader("Transfer-Encoding", "chunked");
    assertRefused(request, "invalid Transfer-Encoding header; expected chunked");
  }

  @Test
  void connection_isClosedAfterARequestThatSeemsToHaveNoBody() {
    Framing.check(request(-1), response);
    assertThat(response.getHeader("Connection")).isEqualTo("close");
  }

  @Test
  void secondHost_isRefused() {
    MockHttpServletRequest request = request(-1);
    request.addHeader("Host", "localhost");
    assertRefused(request, "expected one Host header");
  }

  @ParameterizedTest
  @CsvSource({"HTTP/1.1, true", "HTTP/1.0, false"})
  void requestWithoutHost_isRefusedSinceHttp11(String protocol, boolean refused) {
    MockHttpServletRequest request = request(-1);
    request.removeHeader("Host");
    request.setProtocol(protocol);
    if (refused) {
      assertRefused(request, "expected one Host header");
    } else {
      Framing.check(request, response);
    }
  }
}
