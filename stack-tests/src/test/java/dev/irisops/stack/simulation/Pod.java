package dev.irisops.stack.simulation;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A pod of a workload.
 *
 * @param service the name of its workload, of its container, and of its job
 * @param owner the kind of the object that created it
 * @param number unique in the plan; its name and address contain it
 * @param requests requests a second that it gets, by the second at which they change
 * @param from second of the plan at which it is up
 * @param to second of the plan at which it is gone
 */
record Pod(
    String service,
    String owner,
    int number,
    String node,
    NavigableMap<Long, Double> requests,
    long from,
    long to) {
  /** Returns a pod that is always there and gets no requests. */
  static Pod of(String service, String owner, int number, String node) {
    return new Pod(service, owner, number, node, new TreeMap<>(), 0, Target.FOREVER);
  }

  /** Returns the name, for instance {@code iris-api-5d4f-7}, or {@code prometheus-0}. */
  String name() {
    return ownerName() + "-" + number;
  }

  /** Returns the name of the object that created it. */
  String ownerName() {
    return owner.equals("ReplicaSet") ? service + "-5d4f" : service;
  }

  /** Returns the target of a port. */
  Target target(String job, String role, int port) {
    Map<String, String> labels =
        Cluster.labels(service, "10.1.%d.%d:%d".formatted(service.length(), number, port));
    labels.putAll(Map.of("job", job, "pod", name(), "role", role));
    labels.values().removeIf(String::isEmpty);
    return new Target(labels, requests, from, to);
  }

  /** Returns the names that templates use. */
  Map<String, String> names() {
    return Map.of(
        "service", service, "pod", name(), "kind", owner, "owner", ownerName(), "node", node);
  }
}
