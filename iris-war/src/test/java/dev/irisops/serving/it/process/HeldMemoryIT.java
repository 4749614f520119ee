package dev.irisops.serving.it.process;

import static dev.irisops.serving.it.process.SlowClientsIT.assertOthersAreServed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.it.RawConnection;
import dev.irisops.serving.it.ServiceClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients that make the server hold as much as they can, with the JVM options of the image and in
 * its memory: the process lives, and others are served afterwards.
 */
class HeldMemoryIT {
  private static final String CLOSING =
      "Closing all connections to the API: unfinished heads take over 50331648 bytes";

  private static final String OPEN_AGAIN = "CWWKE0939I: A resume request completed.";

  /** The heads of so many take 55 MB: more than that, but less than all direct buffers. */
  private static final int MANY = 150;

  /** The heads of so many take more than all direct buffers. */
  private static final int TOO_MANY = 500;

  private static ServiceProcess process;
  private static ServiceClient service;

  private final List<RawConnection> clients = new ArrayList<>();
  private final int consoleBefore = process.console().length();

  @BeforeAll
  static void start() throws IOException {
    process = inTheImage().with("IRIS_IDLE_TIMEOUT", 900).start();
    service = process.client();
    assertThat(process.jcmd("VM.flags"))
        .contains("-XX:MaxHeapSize=536870912", "-XX:MaxDirectMemorySize=67108864");
  }

  /** Returns a service with the JVM options of the image, and 1 GiB of memory. */
  static ServiceProcess.Setup inTheImage() throws IOException {
    return ServiceProcess.setup()
        .with("JAVA_TOOL_OPTIONS", imageOptions())
        .withJvmOption("-XX:MaxRAM=1g")
        .withJvmOption("-XX:+UseSerialGC"); // as the JVM chooses for so little memory
  }

  private static String imageOptions() throws IOException {
    return Pattern.compile("-XX:[^\\s\"]+")
        .matcher(Files.readString(Path.of("Containerfile")))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.joining(" "));
  }

  @AfterAll
  static void stop() {
    process.close();
  }

  @AfterEach
  void othersAreServed() {
    clients.forEach(RawConnection::close);
    awaitOthersAreServed();
    assertThat(console()).doesNotContain("Java heap space");
  }

  private static void awaitOthersAreServed() {
    process.await("others are served", HeldMemoryIT::areOthersServed);
  }

  /**
   * False from the decision to close all connections until the port is open again. In between it
   * may still serve for a moment.
   */
  private static boolean areOthersServed() {
    if (occurrences(CLOSING) > occurrences(OPEN_AGAIN)) {
      return false;
    }
    try {
      assertOthersAreServed(service);
      return true;
    } catch (UncheckedIOException | AssertionError e) {
      return false;
    }
  }

  private static int occurrences(String text) {
    return process.console().split(Pattern.quote(text), -1).length - 1;
  }

  private void connect(int port, int count) {
    for (int i = 0; i < count; i++) {
      try {
        clients.add(new RawConnection(port));
      } catch (UncheckedIOException e) {
        return; // the port has been closed for a moment
      }
    }
  }

  private void awaitClosing() {
    process.await("all connections are closed", () -> console().contains(CLOSING));
  }

  private String console() {
    return process.console().substring(consoleBefore);
  }

  /** As much as a head may hold: 44 fields of 8 KB, and the names of all clients differ. */
  private static String head(String request, String format, int client) {
    return request
        + IntStream.range(0, 44)
            .mapToObj(i -> format.formatted(client, i, "x".repeat(8150)))
            .collect(Collectors.joining());
  }

  @ParameterizedTest
  @ValueSource(strings = {"A%d-%d: %s\r\n", "A%d-%d-%s: \r\n"})
  void largeHeads_thatNeverEnd_areClosed(String format) {
    connect(service.apiPort(), MANY);
    for (int i = 0; i < clients.size(); i++) {
      clients.get(i).send(head("POST /predict HTTP/1.1\r\nHost: localhost\r\n", format, i));
    }

    awaitClosing();
    assertThat(clients).allSatisfy(client -> assertThat(client.readToEnd()).isEmpty());
    assertThat(console()).doesNotContain(OutOfMemoryError.class.getName());
  }

  @Test
  void largeHeads_withBodiesThatNeverCome_areClosed() {
    String request = RawConnection.head("Content-Length: 1000\r\n").replaceFirst("\r\n$", "");
    connect(service.apiPort(), MANY);
    for (int i = 0; i < clients.size(); i++) {
      clients.get(i).send(head(request, "A%d-%d: %s\r\n", i) + "\r\n");
    }

    awaitClosing();
  }

  @Test
  void heads_largerThanAllBuffers_leaveTheProcessAlive() {
    connect(service.apiPort(), TOO_MANY);
    for (int i = 0; i < clients.size(); i++) {
      clients.get(i).send(head("GET /metrics HTTP/1.1\r\nHost: localhost\r\n", "%d%d: %s\r\n", i));
    }
    awaitClosing();
  }

  @Test
  void largeBodies_thatNeverEnd_areCutOrRefused() {
    connect(service.apiPort(), MANY);
    String most = " ".repeat(1 << 20).substring(1);
    clients.forEach(
        client -> client.send(RawConnection.head("Content-Length: 1048576\r\n") + most));

    assertThat(clients)
        .extracting(RawConnection::readLine)
        .containsOnly("HTTP/1.1 408 Request Timeout", "HTTP/1.1 429 Undefined");
    assertThat(console()).doesNotContain(OutOfMemoryError.class.getName());
  }

  @Test
  void managementPort_holdsLittle() {
    String unfinished = "GET /health/live HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(8000);
    connect(service.managementPort(), 200);
    clients.forEach(client -> client.send(unfinished + "\r\nY: " + "y".repeat(7000)));
    awaitOthersAreServed();
    clients.forEach(client -> client.send("\r\nZ: " + "z".repeat(2000)));
    assertThat(clients)
        .allSatisfy(client -> assertThat(client.readLine()).startsWith("HTTP/1.1 413 "));
  }

  @Test
  void managementPort_withBodiesThatNeverCome_serves() {
    connect(service.managementPort(), 200);
    clients.forEach(
        client ->
            client.send(
                "POST /health/live HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999\r\n\r\n1"));
    assertThat(clients).allSatisfy(client -> assertThat(client.readLine()).startsWith("HTTP/1.1 "));
    awaitOthersAreServed();
  }

  /** Asserts what callers and proxies may send: large cookies and tokens, and many fields. */
  @Test
  void ordinaryHeads_areAccepted() {
    String fields =
        "Cookie: a=%s\r\nAuthorization: Bearer %s\r\n".formatted("c".repeat(8000), "t".repeat(8000))
            + IntStream.range(0, 30)
                .mapToObj("X-%d: 1\r\n"::formatted)
                .collect(Collectors.joining());
    String body = ServiceClient.SETOSA;
    RawConnection client = new RawConnection(service.apiPort());
    clients.add(client);
    client.send(RawConnection.head("Content-Length: " + body.length() + "\r\n" + fields) + body);
    assertThat(client.readLine()).isEqualTo("HTTP/1.1 200 OK");
  }
}
