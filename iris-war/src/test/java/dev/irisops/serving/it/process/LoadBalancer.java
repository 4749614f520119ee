package dev.irisops.serving.it.process;

import dev.irisops.serving.it.ServiceClient;
import dev.irisops.testkit.Relay;
import dev.irisops.testkit.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * A TCP load balancer: passes each connection to an instance that was ready at the last probe, in
 * turn.
 */
final class LoadBalancer implements AutoCloseable {
  private static final Duration PROBE_PERIOD = Duration.ofMillis(200);

  private final List<ServiceClient> instances;
  private final Relay relay;
  private volatile List<ServiceClient> ready;
  private volatile boolean closed;
  private int turn;

  LoadBalancer(ServiceClient... instances) {
    this.instances = List.of(instances);
    probe();
    relay = new Relay(this::next);
    new Thread(this::keepProbing, "probes").start();
  }

  /** Returns the service as its clients see it; the management port is not balanced. */
  ServiceClient service() {
    return new ServiceClient(relay.port(), 0);
  }

  /** Waits until an instance gets no new connections and has no open ones. */
  void awaitRemovalOf(ServiceClient instance) {
    Waiting.until(
        "the load balancer has left an instance",
        () -> !ready.contains(instance) && relay.open(instance.apiPort()) == 0);
  }

  private void probe() {
    ready = instances.stream().filter(ServiceClient::isReady).toList();
  }

  private void keepProbing() {
    while (!closed) {
      probe();
      Waiting.pause(PROBE_PERIOD);
    }
  }

  private OptionalInt next() {
    List<ServiceClient> now = ready;
    return now.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(now.get(turn++ % now.size()).apiPort());
  }

  @Override
  public void close() {
    closed = true;
    relay.close();
  }
}
