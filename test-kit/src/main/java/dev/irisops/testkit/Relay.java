package dev.irisops.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Passes TCP connections on to ports of loopback. It knows nothing of HTTP and retries nothing. */
public final class Relay implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<Integer, Integer> open = new HashMap<>();
  private final Supplier<OptionalInt> target;
  private final ServerSocket listener;
  private int connections;

  /** Starts a relay to one port. */
  public Relay(int target) {
    this(() -> OptionalInt.of(target));
  }

  /**
   * Starts a relay.
   *
   * @param target returns the port for a new connection; empty to close it. Never called by two
   *     threads at once
   */
  public Relay(Supplier<OptionalInt> target) {
    this.target = target;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.submit(this::accept);
  }

  /** Returns the port that it listens on. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Returns the number of connections so far. */
  public synchronized int connections() {
    return connections;
  }

  /** Returns the number of connections to a port that are open now. */
  public synchronized int open(int port) {
    return open.getOrDefault(port, 0);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        threads.submit(() -> pass(client));
      } catch (IOException e) {
        // the listener is closed
      }
    }
  }

  private void pass(Socket client) {
    try (client) {
      OptionalInt port = begin();
      if (port.isPresent()) {
        pass(client, port.getAsInt());
      }
    } catch (IOException e) {
      // nothing listens there: the client finds its connection closed
    }
  }

  private void pass(Socket client, int port) throws IOException {
    try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
      threads.submit(() -> copy(client, server));
      copy(server, client);
    } finally {
      end(port);
    }
  }

  private synchronized OptionalInt begin() {
    connections++;
    OptionalInt port = target.get();
    port.ifPresent(p -> open.merge(p, 1, Integer::sum));
    return port;
  }

  private synchronized void end(int port) {
    open.merge(port, -1, Integer::sum);
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // the other direction has closed both
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
