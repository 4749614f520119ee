package dev.irisops.stack.manifests.network;

import dev.irisops.stack.manifests.render.Pod;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.TreeMap;

/**
 * An end of a connection: a pod, or an address that is not a pod's.
 *
 * @param namespace the pod's namespace; empty for an address
 * @param ports the pod's named ports
 */
record Endpoint(
    String name,
    String address,
    String namespace,
    Map<String, String> namespaceLabels,
    Map<String, String> labels,
    Map<String, Integer> ports) {

  static Endpoint outside(String name, String address) {
    return new Endpoint(name, address, "", Map.of(), Map.of(), Map.of());
  }

  static Endpoint pod(String name, String namespace, Map<String, String> labels) {
    return new Endpoint(
        name, "10.244.0.7", namespace, namespaceLabels(namespace), labels, Map.of());
  }

  static Endpoint of(Pod pod) {
    return new Endpoint(
        pod.labels().get("app"),
        "10.244.0.7",
        pod.namespace(),
        namespaceLabels(pod.namespace()),
        pod.labels(),
        pod.ports());
  }

  /** The label that Kubernetes gives to every namespace. */
  private static Map<String, String> namespaceLabels(String namespace) {
    return Map.of("kubernetes.io/metadata.name", namespace);
  }

  Endpoint withNamespaceLabels(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(namespaceLabels);
    all.putAll(more);
    return new Endpoint(name, address, namespace, all, labels, ports);
  }

  boolean isPod() {
    return !namespace.isEmpty();
  }

  /** Returns true if its address is in a network such as {@code 10.0.0.0/8}. */
  boolean isIn(String cidr) {
    String[] parts = cidr.split("/");
    byte[] network = bytes(parts[0]);
    byte[] own = bytes(address);
    int shift = own.length * 8 - Integer.parseInt(parts[1]);
    return network.length == own.length
        && new BigInteger(1, network)
            .shiftRight(shift)
            .equals(new BigInteger(1, own).shiftRight(shift));
  }

  private static byte[] bytes(String literal) {
    try {
      return InetAddress.getByName(literal).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("address: expected digits, found " + literal, e);
    }
  }
}
