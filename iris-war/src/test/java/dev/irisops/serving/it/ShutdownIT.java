package dev.irisops.serving.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * SIGTERM while requests come: what has begun is finished, what comes later is told to go
 * elsewhere.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM")
class ShutdownIT {
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
      jar.await("the server shuts down", () -> jar.console().contains("CWWKE0055I"));
      later.send(HEAD + Service.SETOSA);
      String refusal = later.statusLine();
      begun.send(Service.SETOSA.substring(1));

      assertThat(begun.statusLine()).isEqualTo("HTTP/1.1 200 OK");
      assertThat(refusal).isEqualTo("HTTP/1.1 503 Service Unavailable");
      assertThat(later.rest()).contains("urn:irisops:problem:shutting-down", "Retry-After: 1");
      assertThat(jar.exitCode()).isIn(0, 143); // 143 is how a JVM tells of SIGTERM
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
