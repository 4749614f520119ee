package dev.irisops.serving.process;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.irisops.serving.process.Ports.Port;
import dev.irisops.testkit.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** FaultsIT shows, with two processes, that a port of another process is refused. */
class PortCheckTest {
  private static Ports ports(String host, int port) {
    return new Ports(host, List.of(new Port("iris.http.port", port)));
  }

  @Test
  void freePort_isAcceptedAndLeftFree() throws IOException {
    int port = FreePort.next();
    assertThatCode(
            () -> {
              PortCheck.verify(ports("localhost", port));
              PortCheck.verify(ports("*", port));
              new ServerSocket(port).close();
            })
        .doesNotThrowAnyException();
  }

  @Test
  void portOfThisProcess_isAccepted() throws IOException {
    try (ServerSocket own = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatCode(() -> PortCheck.verify(ports("localhost", own.getLocalPort())))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void addressOfAnotherMachine_isRefused() throws IOException {
    int port = FreePort.next();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PortCheck.verify(ports("192.0.2.1", port))) // for documents, RFC 5737
        .withMessageStartingWith(
            "iris.http.port: expected a port to listen on at 192.0.2.1, found " + port + ": ");
  }
}
