package dev.irisops.serving.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many connections that do nothing, and more than are taken. */
class ConnectionsIT {
  private static final int IDLE = 10_000;

  @Test
  void tenThousandIdleConnections_disturbNobody() throws IOException {
    List<SocketChannel> idle = new ArrayList<>();
    try (RunningJar jar = RunningJar.setup().with("IRIS_IDLE_TIMEOUT", 600).start()) {
      jar.await("it is ready", () -> jar.service().management("/health/ready").status() == 200);
      open(jar, idle, IDLE);

      for (int i = 0; i < 20; i++) {
        assertServed(jar.service());
      }
      assertThat(idle).allSatisfy(ConnectionsIT::assertOpen);
    } finally {
      close(idle);
    }
  }

  private static void open(RunningJar jar, List<SocketChannel> channels, int count) {
    try {
      while (channels.size() < count) {
        channels.add(
            SocketChannel.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), jar.service().apiPort())));
      }
    } catch (IOException e) {
      throw new AssertionError(
          "this machine lets a process open only %d of %d connections (ulimit -n): %s"
              .formatted(channels.size(), count, e),
          e);
    }
  }

  private static void assertOpen(SocketChannel channel) throws IOException {
    channel.configureBlocking(false);
    assertThat(channel.read(ByteBuffer.allocate(1))).isZero(); // -1 if the server had closed it
  }

  private static void close(List<SocketChannel> channels) throws IOException {
    for (SocketChannel channel : channels) {
      channel.close();
    }
  }

  private static void assertServed(Service service) {
    assertThat(service.predict(Service.SETOSA).status()).isEqualTo(200);
    assertThat(service.get("/metrics").status()).isEqualTo(200);
    assertThat(service.management("/health/ready").status()).isEqualTo(200);
  }

  @Test
  void connectionsBeyondTheLimit_areClosedAndTheManagementPortServes() throws IOException {
    List<SocketChannel> idle = new ArrayList<>();
    RunningJar.Setup setup =
        RunningJar.setup().with("IRIS_MAX_CONNECTIONS", 20).with("IRIS_IDLE_TIMEOUT", 600);
    try (RunningJar jar = setup.start()) {
      Service service = jar.service();
      jar.await("it is ready", () -> service.management("/health/ready").status() == 200);
      open(jar, idle, 20);

      try (HostileClient late = new HostileClient(service.apiPort())) {
        late.send(HostileClient.request());
        assertThat(late.answerUntilClosed()).isEmpty();
      }
      assertThat(service.management("/health/live").status()).isEqualTo(200);
      assertThat(service.management("/metrics").status()).isEqualTo(200);

      close(idle);
      jar.await("there is room again", () -> isServed(service));
    } finally {
      close(idle);
    }
  }

  /** A connection of its own, because the one that is kept alive has its place already. */
  private static boolean isServed(Service service) {
    try (HostileClient client = new HostileClient(service.apiPort())) {
      client.send(HostileClient.request());
      return client.statusLine().equals("HTTP/1.1 200 OK");
    }
  }
}
