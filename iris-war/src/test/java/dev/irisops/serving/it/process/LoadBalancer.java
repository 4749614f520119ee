package dev.irisops.serving.it.process;

import dev.irisops.serving.it.ServiceClient;
import dev.irisops.testkit.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A TCP load balancer: passes each connection to an instance that was ready at the last probe, in
 * turn. It knows nothing of HTTP and retries nothing.
 */
final class LoadBalancer implements AutoCloseable {
  private static final Duration PROBE_PERIOD = Duration.ofMillis(200);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<ServiceClient> instances;
  private final ServerSocket listener;
  private final Map<ServiceClient, Integer> connections = new HashMap<>();
  private List<ServiceClient> ready = List.of();
  private int turn;

  LoadBalancer(ServiceClient... instances) throws IOException {
    this.instances = List.of(instances);
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    probe();
    threads.submit(this::keepProbing);
    threads.submit(this::accept);
  }

  /** Returns the service as its clients see it; the management port is not balanced. */
  ServiceClient service() {
    return new ServiceClient(listener.getLocalPort(), 0);
  }

  /** Waits until an instance gets no new connections and has no open ones. */
  void awaitRemovalOf(ServiceClient instance) {
    Waiting.until("the load balancer has left an instance", () -> !uses(instance));
  }

  private synchronized boolean uses(ServiceClient instance) {
    return ready.contains(instance) || connections.getOrDefault(instance, 0) > 0;
  }

  private void probe() {
    List<ServiceClient> now = instances.stream().filter(ServiceClient::isReady).toList();
    synchronized (this) {
      ready = now;
    }
  }

  private void keepProbing() {
    while (!listener.isClosed()) {
      probe();
      Waiting.pause(PROBE_PERIOD);
    }
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
      ServiceClient instance = next();
      try (Socket server = new Socket(InetAddress.getLoopbackAddress(), instance.apiPort())) {
        threads.submit(() -> copy(client, server));
        copy(server, client);
      } finally {
        count(instance, -1);
      }
    } catch (IOException e) {
      // no instance is ready, or one is gone: the client notices
    }
  }

  private synchronized ServiceClient next() throws IOException {
    if (ready.isEmpty()) {
      throw new IOException("no instance is ready");
    }
    ServiceClient instance = ready.get(turn++ % ready.size());
    count(instance, 1);
    return instance;
  }

  private synchronized void count(ServiceClient instance, int change) {
    connections.merge(instance, change, Integer::sum);
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
  public void close() throws IOException {
    listener.close();
    threads.shutdownNow();
  }
}
