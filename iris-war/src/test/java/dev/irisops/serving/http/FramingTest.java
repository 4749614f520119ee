package dev.irisops.serving.http;

import static dev.irisops.serving.problem.ProblemAssertions.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.problem.ProblemType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class FramingTest {
  private static final String LENGTH = "Content-Length";
  private static final String CODING = "Transfer-Encoding";
  private static final String HOST = "Host";

  private final MockHttpServletResponse response = new MockHttpServletResponse();

  /**
   * Returns a request.
   *
   * @param parsed the length of the body as the server has read it; -1 if it has read none
   * @param headers each name with its value
   */
  private static MockHttpServletRequest request(long parsed, String... headers) {
    MockHttpServletRequest request =
        new MockHttpServletRequest() {
          @Override
          public long getContentLengthLong() {
            return parsed;
          }
        };
    request.addHeader(HOST, "localhost");
    for (int i = 0; i < headers.length; i += 2) {
      request.addHeader(headers[i], headers[i + 1]);
    }
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
  void length_isAccepted(String length, long parsed) {
    assertAccepted(request(parsed, LENGTH, length));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"+75", "0x4b", "75, 75", "75 75", "-1", "", "75.0", "75e0", "9223372036854775808"})
  void malformedLength_isRefused(String length) {
    assertRefused(request(75, LENGTH, length), "invalid Content-Length header");
  }

  @Test
  void lengthThatTheServerHasReadInAnotherWay_isRefused() {
    assertRefused(request(-1, LENGTH, "75"), "invalid Content-Length header");
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Length, 75, Content-Length, 75",
    "Content-Length, 75, Content-Length, 5",
    "Content-Length, 75, Transfer-Encoding, chunked",
    "Transfer-Encoding, chunked, Transfer-Encoding, chunked"
  })
  void secondLengthOrCoding_isRefused(String name, String value, String second, String its) {
    assertRefused(
        request(75, name, value, second, its),
        "expected one Content-Length or one Transfer-Encoding, found more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"chunked", "Chunked"})
  void chunks_areAccepted(String coding) {
    assertAccepted(request(-1, CODING, coding));
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1, xchunked",
    "HTTP/1.1, identity",
    "HTTP/1.1, 'gzip, chunked'",
    "HTTP/1.1, chunked;q=1",
    "HTTP/1.1, 'chunked,'",
    "HTTP/1.1, ',chunked'",
    "HTTP/1.1, ''",
    "HTTP/1.0, chunked"
  })
  void otherTransferEncoding_isRefused(String protocol, String coding) {
    MockHttpServletRequest request = request(-1, CODING, coding);
    request.setProtocol(protocol);
    assertRefused(request, "invalid Transfer-Encoding header; expected chunked");
  }

  @Test
  void connection_isClosedAfterARequestThatSeemsToHaveNoBody() {
    Framing.check(request(-1), response);
    assertThat(response.getHeader("Connection")).isEqualTo("close");
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1, 1, true",
    "HTTP/1.1, 0, false",
    "HTTP/1.1, 2, false",
    "HTTP/1.0, 1, true",
    "HTTP/1.0, 0, true",
    "HTTP/1.0, 2, false"
  })
  void hosts_areOne_orNoneInHttp10(String protocol, int hosts, boolean accepted) {
    MockHttpServletRequest request = request(75, LENGTH, "75");
    request.removeHeader(HOST);
    List.of("localhost", "example.com").subList(0, hosts).forEach(h -> request.addHeader(HOST, h));
    request.setProtocol(protocol);
    if (accepted) {
      assertAccepted(request);
    } else {
      assertRefused(request, "expected one Host header");
    }
  }
}
