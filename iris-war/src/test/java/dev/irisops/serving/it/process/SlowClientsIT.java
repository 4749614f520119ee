package dev.irisops.serving.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.it.RawConnection;
import dev.irisops.serving.it.Scrape;
import dev.irisops.serving.it.ServiceClient;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that send slowly or not at all: each meets a limit, and all others are served. */
class SlowClientsIT {
  private static final int THREADS = 64;

  /** More than there are threads. */
  private static final int MANY = 150;

  private static final String SLOW_BODY = RawConnection.head("Content-Length: 1000\r\n") + "1";

  private static final String OK = "HTTP/1.1 200 OK";
  private static final String REFUSED = "HTTP/1.1 429 Undefined";

  private static final String TIMEOUTS =
      "api_errors_total{endpoint=/predict, error_type=request-timeout}";
  private static final String REFUSALS = "http_requests_shed_total{}";

  private static ServiceProcess process;
  private static ServiceClient service;

  private final List<RawConnection> clients = new ArrayList<>();

  @BeforeAll
  static void start() {
    process =
        ServiceProcess.setup()
            .with("IRIS_REQUEST_TIMEOUT", 5)
            .with("IRIS_IDLE_TIMEOUT", 6)
            .with("IRIS_THREADS", THREADS)
            .with("IRIS_MAX_IN_FLIGHT", 20)
            .start();
    service = process.client();
  }

  @AfterAll
  static void stop() {
    process.close();
  }

  /** Also waits until nothing of this test is left, because it would count in the next one. */
  @AfterEach
  void othersAreServed() {
    try {
      assertOthersAreServed(service);
    } finally {
      clients.forEach(RawConnection::close);
    }
    service.scrapeWhenIdle();
    assertThat(service.predict(ServiceClient.SETOSA).status()).isEqualTo(200);
  }

  /** Asserts that both ports serve, each on a new connection where that matters. */
  static void assertOthersAreServed(ServiceClient service) {
    assertThat(predictAtOnce(service)).isEqualTo(OK);
    assertThat(service.scrape().value("model_loaded{}")).isEqualTo(1);
    assertThat(service.management("/health/live").status()).isEqualTo(200);
    assertThat(service.management("/health/ready").status()).isEqualTo(200);
    assertThat(service.management("/metrics").status()).isEqualTo(200);
  }

  /** Sends head and body in one packet on a new connection, and returns the status line. */
  static String predictAtOnce(ServiceClient service) {
    try (RawConnection client = new RawConnection(service.apiPort())) {
      client.send(RawConnection.request());
      return client.readLine();
    }
  }

  private RawConnection client(String firstBytes) {
    return client(firstBytes, InetAddress.getLoopbackAddress());
  }

  private RawConnection client(String firstBytes, InetAddress from) {
    RawConnection client = new RawConnection(service.apiPort(), from);
    clients.add(client);
    assertThat(client.send(firstBytes)).isTrue();
    return client;
  }

  private void clients(int count, String firstBytes) {
    IntStream.range(0, count).forEach(i -> client(firstBytes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 1000\r\n", "Transfer-Encoding: chunked\r\n"})
  void slowBodies_areRefusedOrCutAndTakeNobodysPlace(String length) {
    Scrape before = service.scrapeWhenIdle();
    process.await(
        "some are refused", // a busy machine may let the first ones end
        () -> {
          clients(MANY, RawConnection.head(length) + "1");
          return moved(REFUSALS, before, awaitArrival(before)) > 0;
        });

    process.await(
        "a fast body takes the place of a slow one", () -> predictAtOnce(service).equals(OK));
    assertOthersAreServed(service);
    assertThat(service.predict(ServiceClient.SETOSA).status()).isEqualTo(200); // in two packets

    List<String> answers = clients.stream().map(RawConnection::readLine).toList();
    assertThat(answers)
        .contains("HTTP/1.1 408 Request Timeout", REFUSED)
        .containsOnly("HTTP/1.1 408 Request Timeout", REFUSED);
    assertThat(moved(TIMEOUTS, before, service.scrapeWhenIdle()))
        .isEqualTo(answers.stream().filter(answer -> answer.contains("408")).count());
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere 127.0.0.2 is not set up")
  void slowBodiesOfOneAddress_doNotKeepAnotherWaiting() throws IOException {
    InetAddress other = InetAddress.getByName("127.0.0.2");
    Scrape before = service.scrapeWhenIdle();
    for (int round = 0; round < 3; round++) { // the last ones come while threads are stuck
      for (int i = 0; i < MANY; i++) {
        client(SLOW_BODY, other);
      }
      process.await(
          "the address has all that it can have",
          () -> moved(REFUSALS, before, service.scrape()) > 0);
      for (int i = 0; i < 10; i++) {
        assertThat(predictAtOnce(service)).isEqualTo(OK);
        assertThat(service.predict(ServiceClient.SETOSA).status()).isEqualTo(200); // two packets
      }
    }
  }

  /**
   * Waits until each of the clients is refused, was cut, or is one of those that are waited for,
   * which hold at most three quarters of the threads.
   */
  private Scrape awaitArrival(Scrape before) {
    Scrape[] last = new Scrape[1];
    process.await(
        "all clients have arrived",
        () -> {
          last[0] = service.scrape();
          double over = moved(REFUSALS, before, last[0]) + moved(TIMEOUTS, before, last[0]);
          return last[0].inFlight() + over == clients.size()
              && last[0].inFlight() <= THREADS * 3 / 4;
        });
    return last[0];
  }

  private static double moved(String series, Scrape before, Scrape after) {
    return after.value(series) - before.value(series);
  }

  /** The body of the refused request is not read, and must not be taken for the next request. */
  @Test
  void refusedRequest_leavesItsConnectionOpen() {
    RawConnection kept = client("");
    process.await(
        "both requests are refused",
        () -> {
          clients(THREADS, SLOW_BODY);
          List<String> answers = predictTwice(kept);
          assertThat(answers).isSubsetOf(OK, REFUSED);
          return answers.equals(List.of(REFUSED, REFUSED));
        });

    clients.stream().skip(1).forEach(RawConnection::close);

    process.await("both are answered", () -> predictTwice(kept).equals(List.of(OK, OK)));
  }

  /** Sends two requests in one packet. */
  private static List<String> predictTwice(RawConnection connection) {
    connection.send(RawConnection.request().repeat(2));
    return List.of(connection.readResponse(), connection.readResponse());
  }

  @Test
  void bodyThatDrips_isCutThoughEachReadIsQuick() {
    RawConnection client = client(RawConnection.head("Content-Length: 100000\r\n"));
    process.await("it is cut", () -> !client.send(" "));
    assertThat(clients).hasSize(1);
  }

  @Test
  void bodyThatStalls_isAnswered408AndClosed() {
    assertThat(client(RawConnection.head("Content-Length: 9\r\n") + "{").readToEnd())
        .startsWith("HTTP/1.1 408 Request Timeout\r\n")
        .contains("Connection: close", "urn:irisops:problem:request-timeout");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "P", "POST /predict HTTP/1.1\r\nHost: localhost\r\nX-API-Ke"})
  void silentConnections_areClosedWithoutHoldingAThread(String firstBytes) {
    clients(MANY, firstBytes);
    assertOthersAreServed(service);
    assertThat(clients)
        .allSatisfy(client -> assertThat(client.readToEnd()).matches("(?s)|HTTP/1.1 408 .*"));
  }

  @Test
  void connectionThatIsKeptAlive_isClosedWhenItStaysSilent() {
    assertThat(client(RawConnection.request()).readToEnd()).startsWith(OK).contains("setosa");
  }

  @Test
  void bodiesWithAnUnknownKey_areNotWaitedFor() {
    clients(MANY, RawConnection.head("Content-Length: 1000\r\n").replace(": dev", ": wrong") + "1");
    assertThat(clients)
        .allSatisfy(client -> assertThat(client.readLine()).startsWith("HTTP/1.1 401 "));
  }
}
