package dev.irisops.serving.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** More requests at once than allowed: the rest is turned away, what observes is not. */
class OverloadIT {
  @Test
  void requestBeyondTheLimit_is429AndScrapesAreNot() throws IOException {
    try (RunningJar jar = RunningJar.setup().with("IRIS_MAX_IN_FLIGHT", 1).start();
        Socket slow = new Socket(InetAddress.getLoopbackAddress(), jar.service().apiPort())) {
      Service service = jar.service();
      int length = Service.SETOSA.length();
      write(
          slow,
          ("POST /predict HTTP/1.1\r\nHost: localhost\r\nX-API-Key: dev\r\nConnection: close\r\n"
              + "Content-Type: application/json\r\nContent-Length: "
              + length
              + "\r\n\r\n{"));
      jar.await(
          "the slow request is in flight",
          () -> service.scrape().value("http_requests_in_flight{}") == 2); // it, and the scrape

      Answer answer = service.predict(Service.SETOSA);

      assertThat(answer.status()).isEqualTo(429);
      assertThat(answer.header("Retry-After")).contains("1");
      assertThat(answer.problem()).isEqualTo("overloaded");
      assertThat(service.management("/health/ready").status()).isEqualTo(200);
      assertThat(service.scrape().value("http_requests_shed_total{}")).isEqualTo(1);

      write(slow, Service.SETOSA.substring(1));
      assertThat(new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 200");
      assertThat(service.predict(Service.SETOSA).status()).isEqualTo(200);
    }
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }
}
