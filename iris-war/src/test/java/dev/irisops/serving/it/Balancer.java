package dev.irisops.serving.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What stands before the instances of a service: passes each TCP connection to one that was ready
 * when it was last asked, half a second ago at most. It knows nothing of HTTP and repeats nothing.
 */
final class Balancer implements AutoCloseable {
  private static final int PERIOD_MILLIS = 500;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger turn = new AtomicInteger();
  private final List<Service> instances;
  private final ServerSocket listener;
  private volatile List<Service> ready = List.of();

  Balancer(List<Service> instances) throws IOException {
    this.instances = instances;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    ready = askAll();
    threads.submit(this::keepAsking);
    threads.submit(this::accept);
  }

  /** The service as clients see it; its management port is not balanced. */
  Service service() {
    return new Service(listener.getLocalPort(), 0);
  }

  private List<Service> askAll() {
    return instances.stream().filter(Balancer::isReady).toList();
  }

  private static boolean isReady(Service instance) {
    try {
      return instance.management("/health/ready").status() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private void keepAsking() {
    try {
      while (!listener.isClosed()) {
        ready = askAll();
        Thread.sleep(PERIOD_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        pass(listener.accept());
      } catch (IOException e) {
        // closed, or a client or an instance that is gone: the client notices
      }
    }
  }

  private void pass(Socket client) throws IOException {
    try {
      Socket instance = new Socket(InetAddress.getLoopbackAddress(), next().apiPort());
      threads.submit(() -> copy(client, instance));
      threads.submit(() -> copy(instance, client));
    } catch (IOException e) {
      client.close();
      throw e;
    }
  }

  private Service next() throws IOException {
    List<Service> now = ready;
    return Optional.of(now)
        .filter(list -> !list.isEmpty())
        .map(list -> list.get(Math.floorMod(turn.getAndIncrement(), list.size())))
        .orElseThrow(() -> new IOException("no instance is ready"));
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
