package dev.irisops.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortTest {
  @Test
  void ports_areNeverTheSame() {
    assertThat(IntStream.range(0, 100).mapToObj(i -> FreePort.next()))
        .doesNotHaveDuplicates()
        .allMatch(port -> port >= 10_000 && port < 30_000);
  }

  @Test
  void port_canBeListenedOnByAnyAddress() throws IOException {
    try (ServerSocket one = new ServerSocket(FreePort.next(), 1, InetAddress.getLoopbackAddress());
        ServerSocket all = new ServerSocket(FreePort.next())) {
      assertThat(one.isBound() && all.isBound()).isTrue();
    }
  }
}
