package dev.irisops.serving.it.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.irisops.serving.it.RawConnection;
import dev.irisops.serving.it.ServiceClient;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The answers that leave the connection open, and those that close it: docs/reference.md. */
class KeepAliveIT extends ContainerTestBase {
  private static final String ROW = ServiceClient.SETOSA;

  static Stream<Arguments> open() {
    return Stream.of(
        arguments("200", request("POST /predict", "dev", ROW)),
        arguments("401", request("POST /predict", "unknown", ROW)),
        arguments("422", request("POST /predict", "dev", "{}")));
  }

  @ParameterizedTest
  @MethodSource("open")
  void connection_staysOpen(String status, String request) {
    try (RawConnection connection = new RawConnection(service.apiPort())) {
      connection.send(request);
      assertThat(connection.readResponse()).startsWith("HTTP/1.1 " + status + " ");

      connection.send(RawConnection.request());
      assertThat(connection.readResponse()).isEqualTo("HTTP/1.1 200 OK");
    }
  }

  static Stream<Arguments> closed() {
    String tooManyRows = "[" + (ROW + ",").repeat(10_000) + ROW + "]";
    return Stream.of(
        arguments("400", request("POST /predict", "dev", "[]")),
        arguments("404", request("POST /nothing", "dev", ROW)),
        arguments("405", request("PUT /predict", "dev", ROW)),
        arguments("413", request("POST /predict/batch", "dev", tooManyRows)),
        arguments("200", "GET /model HTTP/1.1\r\nHost: localhost\r\nX-API-Key: dev\r\n\r\n"));
  }

  @ParameterizedTest
  @MethodSource("closed")
  void connection_isClosedAsAnnounced(String status, String request) {
    assertThat(service.raw(request))
        .startsWith("HTTP/1.1 " + status + " ")
        .containsPattern("(?i)\r\nConnection: close\r\n");
  }

  private static String request(String call, String key, String body) {
    return """
        %s HTTP/1.1
        Host: localhost
        X-API-Key: %s
        Content-Type: application/json
        Content-Length: %d

        """
            .formatted(call, key, body.length())
            .replace("\n", "\r\n")
        + body;
  }
}
