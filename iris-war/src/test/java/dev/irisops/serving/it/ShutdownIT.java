package dev.irisops.serving.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * SIGTERM while requests come: not ready at once, answers for the drain, finishes what has begun,
 * tells the rest to go elsewhere, and exits with 0.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM")
class ShutdownIT {
  /** Seconds; longer than any test waits. */
  private static final int LONG = 900;

  private static final String HEAD =
      "POST /predict HTTP/1.1\r\nHost: localhost\r\nX-API-Key: dev\r\n"
          + "Content-Type: application/json\r\nContent-Length: "
          + Service.SETOSA.length()
          + "\r\n\r\n";

  @Test
  void sigterm_finishesWhatHasBegunAndRefusesTheRest() throws IOException {
    try (RunningJar jar = RunningJar.setup().start();
        Connection begun = new Connection(jar.service().apiPort());
        Connection later = new Connection(jar.service().apiPort())) {
      later.send(HEAD + Service.SETOSA);
      assertThat(later.statusLine()).isEqualTo("HTTP/1.1 200 OK");
      later.skipBody();
      begun.send(HEAD + Service.SETOSA.charAt(0));
      jar.await(
          "the request is in flight",
          () -> jar.service().scrape().value("http_requests_in_flight{}") == 2); // and the scrape

      jar.terminate();
      jar.await("the server shuts down", () -> jar.console().contains("CWWKE1100I"));
      later.send(HEAD + Service.SETOSA);
      String refusal = later.statusLine();
      begun.send(Service.SETOSA.substring(1));

      assertThat(begun.statusLine()).isEqualTo("HTTP/1.1 200 OK");
      assertThat(refusal).isEqualTo("HTTP/1.1 503 Service Unavailable");
      assertThat(later.rest()).contains("urn:irisops:problem:shutting-down", "Retry-After: 1");
      assertThat(jar.exitCode()).isZero();
    }
  }

  @Test
  void drain_answersAndAsksToGoElsewhere() throws IOException {
    try (RunningJar jar = draining(LONG).start();
        Connection kept = new Connection(jar.service().apiPort())) {
      kept.send(HEAD + Service.SETOSA);
      assertThat(kept.statusLine()).isEqualTo("HTTP/1.1 200 OK");
      kept.skipBody();

      jar.terminate();
      jar.await("it is not ready", () -> !isReady(jar.service()));

      assertThat(jar.service().management("/health/ready").body()).contains("shutting down");
      assertThat(jar.service().management("/health/live").status()).isEqualTo(200);
      kept.send(HEAD + Service.SETOSA);
      assertThat(kept.statusLine()).isEqualTo("HTTP/1.1 200 OK");
      assertThat(kept.rest()).contains("Connection: close\n"); // and it is closed
      assertThat(jar.service().predict(Service.SETOSA).status()).isEqualTo(200);
      assertThat(jar.isAlive()).isTrue();

      jar.terminate(); // the second time: no more waiting
      assertThat(jar.exitCode()).isZero();
      assertThat(jar.console())
          .contains("SIGTERM: no longer ready; answers requests for " + LONG + " s, then ends")
          .contains("SIGTERM again: the process ends now")
          .contains("CWWKE0036I"); // the server has stopped in good order
    }
  }

  @Test
  void client_thatKeepsSendingWhileAnotherTakesOver_losesNothing() throws IOException {
    try (RunningJar first = draining(5).start();
        RunningJar second = draining(5).launch()) {
      try (Balancer balancer = new Balancer(List.of(first.service(), second.service()));
          SteadyClient client = new SteadyClient(balancer.service())) {
        client.awaitAnswers(50);
        second.await("the second is ready", () -> isReady(second.service()));

        first.terminate();
        assertThat(first.exitCode()).isZero();
        client.awaitAnswers(50);

        assertThat(client.failures()).isEmpty();
        assertThat(client.stop()).isGreaterThan(100);
        assertThat(predictions(second)).isPositive();
      }
    }
  }

  private static double predictions(RunningJar jar) {
    return jar.service().scrape().value("model_predictions_total{predicted_class=setosa}");
  }

  @Test
  void sigtermDuringTheStart_endsIt() {
    for (String moment : List.of("Launching", "CWWKF0007I", "CWWKZ0018I", "CWWKZ0001I")) {
      try (RunningJar jar = draining(0).launch()) {
        jar.await(moment, () -> jar.console().contains(moment));
        jar.terminate();
        assertThat(jar.exitCode()).as(moment).isIn(0, 143); // 143 until the WAR has started
      }
    }
  }

  private static RunningJar.Setup draining(int seconds) {
    return RunningJar.setup().with("IRIS_SHUTDOWN_DRAIN", seconds);
  }

  private static boolean isReady(Service service) {
    try {
      return service.management("/health/ready").status() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** One connection that is kept open. */
  private static final class Connection implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader reader;

    Connection(int port) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(60_000);
      reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    void send(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
    }

    String statusLine() throws IOException {
      return reader.readLine();
    }

    void skipBody() throws IOException {
      int length = 0;
      for (String line = reader.readLine(); !line.isEmpty(); line = reader.readLine()) {
        if (line.startsWith("Content-Length: ")) {
          length = Integer.parseInt(line.substring("Content-Length: ".length()));
        }
      }
      assertThat(reader.skip(length)).isEqualTo(length);
    }

    String rest() throws IOException {
      StringBuilder text = new StringBuilder();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        text.append(line).append('\n');
      }
      return text.toString();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
