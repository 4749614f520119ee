package dev.irisops.serving.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.it.RawConnection;
import dev.irisops.serving.it.ServiceClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Requests with random mistakes, over a real connection: never a 5xx other than 505 for another
 * version of HTTP, never a connection that stays open, and the service alive afterwards. {@code
 * -Dfuzz=long} goes on for longer.
 */
class FuzzedRequestsIT {
  /** The build sends the same requests each time; the long test sends others. */
  private static final boolean LONG = "long".equals(System.getProperty("fuzz"));

  private static final int REQUESTS = 200;
  private static final Duration LONG_TIME = Duration.ofMinutes(10);

  private static final List<String> SEEDS =
      List.of(
          RawConnection.request(),
          RawConnection.head("Transfer-Encoding: chunked\r\n")
              + "4\r\n{\"a\"\r\n3\r\n:1}\r\n0\r\n\r\n",
          RawConnection.head("Expect: 100-continue\r\nContent-Length: 2\r\n") + "{}",
          RawConnection.head("Content-Encoding: gzip\r\nContent-Length: 2\r\n") + "{}",
          RawConnection.head("Content-Length: 2\r\n").replace("/predict", "/predict/batch") + "[]",
          RawConnection.head("Inference-Header-Content-Length: 2\r\nContent-Length: 3\r\n")
                  .replace("/predict", "/v2/models/iris/infer")
              + "{}\0",
          "GET /metrics?x=%41&y HTTP/1.1\r\nHost: localhost\r\nAccept: text/plain;q=0.5\r\n\r\n",
          "GET /model;v=1/ HTTP/1.1\r\nHost: localhost\r\nX-API-Key: dev\r\nCookie: a=b\r\n\r\n",
          "OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\n"
              + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n");

  private static final List<String> PIECES =
      List.of(
          "\r\n",
          "\n",
          "\u0000",
          "%00",
          "%zz",
          "../",
          "//",
          ";",
          "\"",
          "{",
          "[",
          "-1",
          "1e999",
          "99999999999999999999",
          "\u00ff\u00fe",
          "chunked",
          "Content-Length: 7\r\n",
          "HTTP/1.0",
          "Transfer-Encoding: chunked\r\n",
          "Range: bytes=0-1\r\n",
          "Expect: nonsense\r\n");

  @Test
  void request_withMistakes_isNeverAnsweredWithAServerError() {
    long seed = LONG ? System.nanoTime() : 1;
    Random random = new Random(seed);
    try (ServiceProcess process = ServiceProcess.setup().start()) {
      Instant end = Instant.now().plus(LONG_TIME);
      for (int i = 0; LONG ? Instant.now().isBefore(end) : i < REQUESTS; i++) {
        assertNoServerError(process, mutated(random), seed);
      }
      assertThat(process.client().predict(ServiceClient.SETOSA).status()).isEqualTo(200);
      assertThat(process.console()).doesNotContain("A request failed unexpectedly", "OutOfMemory");
    }
  }

  private static String mutated(Random random) {
    StringBuilder request = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
    for (int i = random.nextInt(6); i >= 0; i--) {
      int at = random.nextInt(request.length());
      switch (random.nextInt(4)) {
        case 0 -> request.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 1 -> request.setCharAt(at, (char) random.nextInt(256));
        case 2 -> request.delete(at, Math.min(request.length() - 1, at + random.nextInt(9)));
        default -> request.insert(at, request.substring(at, Math.min(request.length(), at + 9)));
      }
    }
    return request.toString();
  }

  private static void assertNoServerError(ServiceProcess process, String request, long seed) {
    try (RawConnection client = new RawConnection(process.client().apiPort())) {
      client.send(request);
      client.endOfSending();
      assertThat(client.readToEnd())
          .as("seed %d, request:%n%s", seed, request)
          .doesNotContainPattern(Pattern.compile("HTTP/1\\.[01] 5(?!05)"));
    }
  }
}
