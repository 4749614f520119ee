package dev.irisops.serving.it.process;

import static dev.irisops.serving.it.process.SlowClientsIT.assertOthersAreServed;
import static dev.irisops.serving.it.process.SlowClientsIT.predictAtOnce;
import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.it.RawConnection;
import dev.irisops.serving.it.ServiceClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many connections that do nothing or nearly nothing, and more than are allowed. */
class ConnectionsIT {
  private static final int IDLE = 10_000;

  private final List<SocketChannel> idle = new ArrayList<>();

  /** No time limit that a busy machine could reach. */
  private static ServiceProcess.Setup patient() {
    return ServiceProcess.setup().with("IRIS_IDLE_TIMEOUT", 900).with("IRIS_REQUEST_TIMEOUT", 900);
  }

  private void open(ServiceClient service, int count) {
    try {
      while (idle.size() < count) {
        idle.add(
            SocketChannel.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), service.apiPort())));
      }
    } catch (IOException e) {
      throw new AssertionError(
          "this machine lets a process open only %d of %d connections (ulimit -n): %s"
              .formatted(idle.size(), count, e),
          e);
    }
  }

  @AfterEach
  void close() throws IOException {
    for (SocketChannel channel : idle) {
      channel.close();
    }
  }

  @Test
  void tenThousandIdleConnections_disturbNobody() {
    ServiceProcess.Setup setup =
        patient().with("IRIS_MAX_CONNECTIONS", 12_000).withJvmOption("-Xmx2g");
    try (ServiceProcess process = setup.start()) {
      open(process.client(), IDLE);

      for (int i = 0; i < 20; i++) {
        assertOthersAreServed(process.client());
      }
      assertThat(idle).allSatisfy(ConnectionsIT::assertOpen);
    }
  }

  private static void assertOpen(SocketChannel channel) throws IOException {
    channel.configureBlocking(false);
    assertThat(channel.read(ByteBuffer.allocate(1))).isZero(); // -1 if the server had closed it
  }

  @Test
  void headsThatDrip_holdNoThread() {
    try (ServiceProcess process =
        patient().with("IRIS_THREADS", 64).with("IRIS_MAX_IN_FLIGHT", 20).start()) {
      ServiceClient service = process.client();
      List<RawConnection> clients =
          Stream.generate(() -> new RawConnection(service.apiPort())).limit(150).toList();
      clients.forEach(client -> client.send("GET /metrics HTTP/1.1\r\nHost: localhost\r\n"));
      for (int i = 0; i < 5; i++) {
        clients.forEach(client -> client.send("X"));
        assertOthersAreServed(service);
      }
      clients.forEach(client -> client.send(": 1\r\n\r\n"));

      assertThat(clients)
          .allSatisfy(client -> assertThat(client.readLine()).isEqualTo("HTTP/1.1 200 OK"));
      clients.forEach(RawConnection::close);
    }
  }

  @Test
  void connectionsBeyondTheLimit_areClosedAndTheManagementPortServes() throws IOException {
    try (ServiceProcess process = patient().with("IRIS_MAX_CONNECTIONS", 20).start()) {
      ServiceClient service = process.client();
      open(service, 20);

      try (RawConnection late = new RawConnection(service.apiPort())) {
        late.send(RawConnection.request());
        assertThat(late.readToEnd()).isEmpty();
      }
      assertThat(service.management("/health/live").status()).isEqualTo(200);
      assertThat(service.management("/metrics").status()).isEqualTo(200);

      close();
      process.await("there is room again", () -> predictAtOnce(service).equals("HTTP/1.1 200 OK"));
    }
  }
}
