package dev.irisops.serving.it.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.irisops.serving.it.RawConnection;
import dev.irisops.serving.it.ServiceClient;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that are too large, ambiguous or not HTTP: the server answers once and closes. */
class MalformedRequestsIT extends ContainerTestBase {
  static Stream<String> oversized() {
    return Stream.of(
        "GET /" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /metrics HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(9_000) + "\r\n\r\n",
        "GET /metrics HTTP/1.1\r\nHost: localhost\r\n" + "a".repeat(9_000) + ": 1\r\n\r\n",
        "GET /metrics HTTP/1.1\r\nHost: localhost\r\n" + "X: 1\r\n".repeat(101) + "\r\n");
  }

  @ParameterizedTest
  @MethodSource("oversized")
  void headThatIsTooLarge_isRefusedAndClosed(String request) {
    assertThat(service.raw(request)).startsWith("HTTP/1.1 400 ");
  }

  static Stream<String> garbage() {
    return Stream.of(
        "\u0000\u0001\u0002\r\n\r\n",
        "x".repeat(20_000),
        "GET\r\n\r\n",
        "\u0016\u0003\u0001\u0002");
  }

  @ParameterizedTest
  @MethodSource("garbage")
  void garbageBehindARequest_endsTheConnectionAfterItsAnswer(String garbage) {
    String answer = service.raw(RawConnection.request() + garbage);

    assertThat(answer).startsWith("HTTP/1.1 200 OK").contains("setosa");
    assertThat(answer.split("HTTP/1.1 200", -1)).hasSize(2);
  }

  /** Requests that two readers could end at different bytes (request smuggling). */
  static Stream<Arguments> ambiguous() {
    String body = ServiceClient.SETOSA;
    String chunked = Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
    String length = "Content-Length: " + body.length() + "\r\n";
    return Stream.of(
        arguments(length + "Content-Length: 5\r\n", body),
        arguments("Content-Length: 5\r\n" + length, body),
        arguments("Content-Length: 5, " + body.length() + "\r\n", body),
        arguments("Content-Length: -1\r\n", body),
        arguments(length + "Transfer-Encoding: chunked\r\n", chunked),
        arguments("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", chunked),
        arguments("Transfer-Encoding: xchunked\r\n", chunked),
        arguments("Transfer-Encoding: chunked\r\n", "-5\r\n" + body),
        arguments("Transfer-Encoding: chunked\r\n", "FFFFFFFFFFFFFFFFF\r\n" + body));
  }

  @ParameterizedTest
  @MethodSource("ambiguous")
  void requestWithTwoLengths_isAnsweredOnceAndClosed(String headers, String body) {
    String hidden = "GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";

    String answer = service.raw(RawConnection.head(headers) + body + hidden);

    assertThat(answer).matches("(?s)HTTP/1.1 (200|400) .*").doesNotContain("404");
    assertThat(answer.split("HTTP/1.1 ", -1)).hasSize(2);
  }
}
