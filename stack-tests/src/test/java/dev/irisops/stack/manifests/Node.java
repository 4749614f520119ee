package dev.irisops.stack.manifests;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.irisops.stack.tool.Json;
import java.util.Map;

/** A node of the cluster that the tests suppose: where its kubelet is, and what it is called. */
enum Node {
  WORKER_1("172.18.0.3"),
  WORKER_2("172.18.0.4");

  private static final int KUBELET = 10_250;

  private final String address;

  Node(String address) {
    this.address = address;
  }

  String address() {
    return address;
  }

  String zone() {
    return "zone-" + (ordinal() + 1);
  }

  /** The targets of {@code role: node}, as {@code discovery/kubernetes/node.go} makes them. */
  static ArrayNode targets() {
    ArrayNode targets = Json.MAPPER.createArrayNode();
    for (Node node : values()) {
      targets.add(
          new MetaLabels()
              .object("node", node.toString(), node.labels(), Map.of())
              .put("node_provider_id", "cloud://" + node)
              .put("node_address_InternalIP", node.address)
              .put("node_address_Hostname", node)
              .withInstance(node.toString())
              .at(node.address + ":" + KUBELET));
    }
    return targets;
  }

  private Map<String, String> labels() {
    return Map.of(
        "kubernetes.io/hostname",
        toString(),
        "kubernetes.io/os",
        "linux",
        "topology.kubernetes.io/zone",
        zone());
  }

  @Override
  public String toString() {
    return "worker-" + (ordinal() + 1);
  }
}
