package dev.irisops.serving.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.it.RawConnection;
import dev.irisops.serving.it.ServiceClient;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** Headers that two readers could understand differently (request smuggling). */
  private static final List<String> AMBIGUOUS_LENGTHS =
      List.of(
          "Content-Length: +%d",
          "Content-Length: 0x%x",
          "Content-Length: %1$d, %1$d",
          "Content-Length: %1$d %1$d",
          "Content-Length: -1",
          "Content-Length:",
          "Content-Length: %d.0",
          "Content-Length: %de0",
          "Content-Length: %d\u000b",
          "Content-Length: 18446744073709551616",
          "Content-Length: 9223372036854775808",
          "Content-Length: 5\r\nContent-Length: %d",
          "Content-Length: %d\r\nContent-Length: 5",
          "Content-Length: 0\r\nContent-Length: %d",
          "Content-Length: %d\r\nContent-Length: 0",
          "Content-Length:\r\n %d",
          "X-A: b\r\n Content-Length: %d",
          "X-A: b\rContent-Length: %d",
          "Content-Length : %d",
          "Transfer-Encoding: xchunked",
          "Transfer-Encoding: identity",
          "Transfer-Encoding: chunked;q=1",
          "Transfer-Encoding: chunked\u0000",
          "Transfer-Encoding: chunked,",
          "Transfer-Encoding: ,chunked",
          "Transfer-Encoding: gzip, chunked",
          "Transfer-Encoding: chunked\r\nContent-Length: %d");

  /** Liberty hides some of these headers from the WAR, so not each is answered with 400. */
  @ParameterizedTest
  @FieldSource("AMBIGUOUS_LENGTHS")
  void body_isNeverReadAsARequest(String header) {
    String hidden = "GET /smuggled HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    for (String line : List.of("GET /metrics", "POST /predict", "OPTIONS /predict")) {
      try (RawConnection connection = new RawConnection(service.apiPort())) {
        connection.send(
            "%s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n%s\r\n\r\n%s"
                .formatted(line, header.formatted(hidden.length()), hidden));
        connection.endOfSending();
        assertThat(connection.readToEnd())
            .as(line)
            .startsWith("HTTP/1.1 ")
            .satisfies(answer -> assertThat(answer.split("HTTP/1\\.1 ", -1)).hasSize(2));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: gzip, chunked",
        "Content-Length: 75\r\nTransfer-Encoding: chunked",
        "Host: other\r\nContent-Length: 75"
      })
  void ambiguousHead_isABadRequestAndClosed(String headers) {
    assertThat(service.raw(RawConnection.head(headers + "\r\n") + ServiceClient.SETOSA))
        .startsWith("HTTP/1.1 400 ")
        .containsIgnoringCase("\r\nConnection: close\r\n")
        .contains("urn:irisops:problem:bad-request");
  }

  @Test
  void requestWithoutHost_isABadRequest() {
    assertThat(service.raw("GET /metrics HTTP/1.1\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ")
        .contains("expected one Host header");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+4b", "-4b", "0x4b", "4_b", " 4b", "4b\r", "", "FFFFFFFFFFFFFFFFF", "g"})
  void malformedChunkSize_isABadRequestAndClosed(String size) {
    String answer =
        service.raw(
            RawConnection.head("Transfer-Encoding: chunked\r\n")
                + size
                + "\r\n"
                + ServiceClient.SETOSA
                + "\r\n0\r\n\r\n"
                + "GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 400 ").doesNotContain("not-found");
    assertThat(answer.split("HTTP/1\\.1 ", -1)).hasSize(2);
  }
}
