package dev.irisops.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** Free TCP ports of loopback. */
public final class FreePort {
  /**
   * Below the ports that systems give to outgoing connections, so that no client takes a port
   * before the server listens on it.
   */
  private static final int FIRST = 10_000;

  private static final int COUNT = 20_000;

  /** Processes that start side by side begin far apart: without a common divisor with the count. */
  private static final long STRIDE = 7_919;

  private static final AtomicInteger NEXT =
      new AtomicInteger((int) (ProcessHandle.current().pid() * STRIDE % COUNT));

  private FreePort() {}

  /** Returns a port that nothing listens on, another one each time. */
  public static int next() {
    while (true) {
      int port = FIRST + NEXT.getAndIncrement() % COUNT;
      if (isFree(port)) {
        return port;
      }
    }
  }

  /** Returns a port if nothing listens on it, else another one. */
  public static int preferring(int port) {
    return isFree(port) ? port : next();
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
