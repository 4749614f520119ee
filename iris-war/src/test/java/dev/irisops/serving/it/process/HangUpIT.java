package dev.irisops.serving.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.it.Scrape;
import dev.irisops.serving.it.ServiceClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Callers who close the connection in the middle of the answer: one line each, and counted. */
class HangUpIT {
  private static final int CALLERS = 40;

  /** So small that the answer does not fit into the buffers between server and client. */
  private static final int RECEIVE_BUFFER = 2048;

  private static final Predicate<String> ACCESS_LINE =
      Pattern.compile("\\S+ (GET|POST) /\\S* \\d{3} [0-9.]+ ms").asMatchPredicate();

  private static ServiceProcess process;
  private static ServiceClient service;

  @BeforeAll
  static void start() {
    process = ServiceProcess.setup().start();
    service = process.client();
  }

  @AfterAll
  static void stop() {
    process.close();
  }

  @Test
  void abortedScrapes_areCountedAndLeaveOneLineEach() throws IOException {
    assertOneLineEach(
        "http_route=/metrics",
        "GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n",
        service.apiPort());
  }

  @Test
  void abortedBatches_areCountedAndLeaveOneLineEach() throws IOException {
    String body = "[" + String.join(",", Collections.nCopies(2_000, ServiceClient.SETOSA)) + "]";
    assertOneLineEach(
        "http_route=/predict/batch",
        "POST /predict/batch HTTP/1.1\r\nHost: localhost\r\nX-API-Key: dev\r\n"
            + "Content-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body,
        service.apiPort());
  }

  @Test
  void abortedProbes_leaveNoLine() throws IOException {
    int lines = log().size();
    for (int i = 0; i < CALLERS; i++) {
      hangUp("GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n", service.managementPort());
    }
    assertThat(service.management("/health/ready").status()).isEqualTo(200);
    assertThat(log().stream().skip(lines)).allMatch(ACCESS_LINE); // of an earlier test
  }

  private void assertOneLineEach(String route, String request, int port) throws IOException {
    hangUp(request, port); // the first call of a servlet leaves a line of Liberty's
    Scrape before = service.scrapeWhenIdle();
    int lines = log().size();
    for (int i = 0; i < CALLERS; i++) {
      hangUp(request, port);
    }
    process.await("all are counted", () -> counted(route, "", before) >= CALLERS);

    assertThat(counted(route, "499", before)).isPositive();
    assertThat(log().stream().skip(lines)).isNotEmpty().allMatch(ACCESS_LINE);
  }

  private static List<String> log() {
    return process.console().lines().toList();
  }

  /** Returns how many requests to a route were counted since {@code before}. */
  private double counted(String route, String status, Scrape before) {
    return sum(service.scrape(), route, status) - sum(before, route, status);
  }

  private static double sum(Scrape scrape, String route, String status) {
    return scrape.values().entrySet().stream()
        .filter(series -> series.getKey().startsWith("http_request_duration_seconds{"))
        .filter(series -> series.getKey().contains(route + "}"))
        .filter(series -> series.getKey().contains("http_response_status_code=" + status))
        .mapToDouble(series -> series.getValue())
        .sum();
  }

  /** Sends a request, waits for the first byte of the answer, and resets the connection. */
  private static void hangUp(String request, int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(RECEIVE_BUFFER);
      socket.setSoLinger(true, 0);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().read()).isEqualTo('H');
    }
  }
}
