package dev.irisops.serving.api;

import dev.irisops.serving.api.PortsConfig.Port;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/**
 * Finds out whether Liberty can listen where it is told to. Liberty itself logs CWWKO0221E if not,
 * stays up, and may even call itself ready.
 *
 * <p>It opens its ports once all applications have started; the check comes before that. Where it
 * comes later (an application that is deployed anew, a slow start) this process listens already.
 */
final class PortCheck {
  private PortCheck() {}

  /**
   * @throws IllegalArgumentException if a port cannot be listened on, and this process is not the
   *     one that does
   */
  static void verify(PortsConfig config) {
    for (Port port : config.ports()) {
      try {
        listen(config.host(), port.number());
      } catch (IOException e) {
        if (!OwnPorts.contains(port.number())) {
          throw new IllegalArgumentException(
              "%s: expected a port to listen on at %s, found %d: %s"
                  .formatted(port.setting(), config.host(), port.number(), reason(e)),
              e);
        }
      }
    }
  }

  /** As Liberty does, which also takes a port whose last connections linger. */
  private static void listen(String host, int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(
          host.equals("*")
              ? new InetSocketAddress(port)
              : new InetSocketAddress(InetAddress.getByName(host), port));
    }
  }

  /** Without the call that the JDK adds in brackets. */
  private static String reason(IOException failure) {
    return failure instanceof UnknownHostException
        ? "unknown host"
        : String.valueOf(failure.getMessage()).replaceAll(" \\(.*\\)$", "");
  }
}
