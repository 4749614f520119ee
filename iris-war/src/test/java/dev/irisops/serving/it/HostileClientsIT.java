package dev.irisops.serving.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients that send slowly, not at all, too much or nonsense: each meets a limit of server.xml or
 * of the API, and the others are served.
 */
class HostileClientsIT {
  /** More than there are threads. */
  private static final int MANY = 150;

  private static RunningJar jar;
  private static Service service;

  private final List<HostileClient> clients = new ArrayList<>();

  @BeforeAll
  static void start() {
    jar =
        RunningJar.setup()
            .with("IRIS_REQUEST_TIMEOUT", 3)
            .with("IRIS_IDLE_TIMEOUT", 4)
            .with("IRIS_THREADS", 64)
            .with("IRIS_MAX_IN_FLIGHT", 20)
            .start();
    service = jar.service();
    jar.await("it is ready", () -> service.management("/health/ready").status() == 200);
  }

  @AfterAll
  static void stop() {
    jar.close();
  }

  @AfterEach
  void othersAreServed() {
    assertOthersAreServed();
    clients.forEach(HostileClient::close);
    jar.await(
        "a body that follows its head is waited for",
        () -> service.predict(Service.SETOSA).status() == 200);
  }

  private static void assertOthersAreServed() {
    assertThat(predictAtOnce()).startsWith("HTTP/1.1 200");
    assertThat(service.scrape().value("model_loaded{}")).isEqualTo(1);
    assertThat(service.management("/health/live").status()).isEqualTo(200);
    assertThat(service.management("/health/ready").status()).isEqualTo(200);
    assertThat(service.management("/metrics").status()).isEqualTo(200);
  }

  /** Head and body in one packet. */
  private static String predictAtOnce() {
    try (HostileClient client = new HostileClient(service.apiPort())) {
      client.send(HostileClient.request().replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
      return client.answerUntilClosed();
    }
  }

  private HostileClient client(String firstBytes) {
    HostileClient client = new HostileClient(service.apiPort());
    clients.add(client);
    assertThat(client.send(firstBytes)).isTrue();
    return client;
  }

  private void clients(int count, String firstBytes) {
    IntStream.range(0, count).forEach(i -> client(firstBytes));
  }

  private static String errors(String type) {
    return "api_errors_total{endpoint=/predict, error_type=" + type + "}";
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 1000\r\n", "Transfer-Encoding: chunked\r\n"})
  void slowBodies_areRefusedOrCutAndTakeNobodysPlace(String length) {
    double timeouts = service.scrape().value(errors("request-timeout"));

    clients(MANY, HostileClient.head(length) + "1");
    jar.await("they are slow", () -> predictAtOnce().startsWith("HTTP/1.1 200"));
    assertOthersAreServed();
    assertThat(service.predict(Service.SETOSA).status()).isEqualTo(200); // in two packets

    assertThat(clients.stream().map(HostileClient::statusLine).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("HTTP/1.1 408 Request Timeout", "HTTP/1.1 429 Undefined");
    Eventually.assertThat(
        () ->
            assertThat(service.scrape().value(errors("request-timeout")) - timeouts)
                .isBetween(1.0, 48.0)); // three quarters of the threads
  }

  @Test
  void bodyThatDrips_isCutThoughEachReadIsQuick() {
    HostileClient client = client(HostileClient.head("Content-Length: 100000\r\n"));
    jar.await("it is cut", () -> !client.send(" "));
    assertThat(clients).hasSize(1);
  }

  @Test
  void bodyThatStalls_isAnswered408AndClosed() {
    assertThat(client(HostileClient.head("Content-Length: 9\r\n") + "{").answerUntilClosed())
        .startsWith("HTTP/1.1 408 Request Timeout\r\n")
        .contains("Connection: close", "urn:irisops:problem:request-timeout");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "P", "POST /predict HTTP/1.1\r\nHost: localhost\r\nX-API-Ke"})
  void silentConnections_areClosedWithoutHoldingAThread(String firstBytes) {
    clients(MANY, firstBytes);
    assertOthersAreServed();
    assertThat(clients)
        .allSatisfy(
            client -> assertThat(client.answerUntilClosed()).matches("(?s)|HTTP/1.1 408 .*"));
  }

  @Test
  void connectionThatIsKeptAlive_isClosedWhenItStaysSilent() {
    HostileClient client = client(HostileClient.request());
    assertThat(client.answerUntilClosed()).startsWith("HTTP/1.1 200 OK").contains("setosa");
  }

  @Test
  void headsThatDrip_holdNoThread() {
    clients(MANY, "GET /metrics HTTP/1.1\r\nHost: localhost\r\n");
    for (int i = 0; i < 5; i++) {
      clients.forEach(client -> client.send("X"));
      assertOthersAreServed();
    }
    clients.forEach(client -> client.send(": 1\r\n\r\n"));
    assertThat(clients)
        .allSatisfy(client -> assertThat(client.statusLine()).isEqualTo("HTTP/1.1 200 OK"));
  }

  @Test
  void strangersBodies_areNotWaitedFor() {
    clients(MANY, HostileClient.head("Content-Length: 1000\r\n").replace(": dev", ": wrong") + "1");
    assertThat(clients)
        .allSatisfy(client -> assertThat(client.statusLine()).matches("HTTP/1.1 (401|429) .*"));
  }

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
    assertThat(client(request).answerUntilClosed()).startsWith("HTTP/1.1 400 ");
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
    String answer = client(HostileClient.request() + garbage).answerUntilClosed();
    assertThat(answer).startsWith("HTTP/1.1 200 OK").contains("setosa");
    assertThat(answer.split("HTTP/1.1 200", -1)).hasSize(2);
  }

  /** Where two readers could disagree about where the first request ends. */
  static Stream<Arguments> smuggled() {
    String body = Service.SETOSA;
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
  @MethodSource("smuggled")
  void requestOfTwoLengths_isAnsweredOnceAndClosed(String headers, String body) {
    String hidden = "GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";
    String answer = client(HostileClient.head(headers) + body + hidden).answerUntilClosed();
    assertThat(answer).matches("(?s)HTTP/1.1 (200|400) .*").doesNotContain("404");
    assertThat(answer.split("HTTP/1.1 ", -1)).hasSize(2);
  }
}
