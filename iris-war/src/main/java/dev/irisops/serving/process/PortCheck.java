package dev.irisops.serving.process;

import dev.irisops.serving.process.Ports.Port;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/**
 * Checks that Liberty can listen on its ports. If it cannot, Liberty itself only logs CWWKO0221E,
 * stays up, and may even call itself ready.
 *
 * <p>Liberty opens its ports after all applications have started, which is after this check. If the
 * check comes later (a redeployment, a slow start), this process already listens.
 */
public final class PortCheck {
  private PortCheck() {}

  /**
   * Tries every port.
   *
   * @throws IllegalArgumentException if another process listens on a port, or no process can
   */
  public static void verify(Ports ports) {
    for (Port port : ports.ports()) {
      try {
        listen(ports.host(), port.number());
      } catch (IOException e) {
        if (!OwnPorts.contains(port.number())) {
          throw new IllegalArgumentException(
              "%s: expected a port to listen on at %s, found %d: %s"
                  .formatted(port.setting(), ports.host(), port.number(), reason(e)),
              e);
        }
      }
    }
  }

  /** Listens as Liberty does, which also takes a port whose last connections linger. */
  private static void listen(String host, int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(
          host.equals("*")
              ? new InetSocketAddress(port)
              : new InetSocketAddress(InetAddress.getByName(host), port));
    }
  }

  /** Returns the JDK's reason without the system call that it adds in brackets. */
  private static String reason(IOException failure) {
    return failure instanceof UnknownHostException
        ? "unknown host"
        : String.valueOf(failure.getMessage()).replaceAll(" \\(.*\\)$", "");
  }
}
