package dev.irisops.stack.manifests.network;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.manifests.render.Rendered;
import dev.irisops.stack.manifests.render.Selector;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The connections that NetworkPolicies allow: those that the egress rules of the sender and the
 * ingress rules of the receiver allow.
 *
 * @param blocksReachPods true if an {@code ipBlock} matches pods too, which Kubernetes leaves to
 *     the network plugin
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/network-policies/">the
 *     rules</a>
 */
record NetworkPolicies(List<KubeObject> policies, boolean blocksReachPods) {
  /** A direction, from the view of a pod. */
  private enum Direction {
    INGRESS("Ingress", "ingress", "from"),
    EGRESS("Egress", "egress", "to");

    private final String type;
    private final String rules;
    private final String peers;

    Direction(String type, String rules, String peers) {
      this.type = type;
      this.rules = rules;
      this.peers = peers;
    }
  }

  /** Returns true if every network plugin allows the connection. */
  static boolean open(Rendered rendered, Endpoint from, Endpoint to, String protocol, int port) {
    return new NetworkPolicies(rendered.ofKind("NetworkPolicy"), false)
        .allow(from, to, protocol, port);
  }

  /** Returns true if no network plugin allows the connection. */
  static boolean closed(Rendered rendered, Endpoint from, Endpoint to, String protocol, int port) {
    return !new NetworkPolicies(rendered.ofKind("NetworkPolicy"), true)
        .allow(from, to, protocol, port);
  }

  boolean allow(Endpoint from, Endpoint to, String protocol, int port) {
    return allows(Direction.EGRESS, from, to, to, protocol, port)
        && allows(Direction.INGRESS, to, from, to, protocol, port);
  }

  private boolean allows(
      Direction direction, Endpoint pod, Endpoint peer, Endpoint to, String protocol, int port) {
    List<KubeObject> applying =
        policies.stream()
            .filter(policy -> pod.isPod() && policy.namespace().equals(pod.namespace()))
            .filter(policy -> types(policy).contains(direction.type))
            .filter(policy -> Selector.matches(policy.spec().path("podSelector"), pod.labels()))
            .toList();
    return applying.isEmpty()
        || applying.stream()
            .anyMatch(
                policy ->
                    policy
                        .spec()
                        .path(direction.rules)
                        .valueStream()
                        .anyMatch(
                            rule ->
                                matchesPeer(policy, rule.path(direction.peers), peer)
                                    && matchesPort(rule.path("ports"), to, protocol, port)));
  }

  /** By default Ingress, and Egress if there are rules for it. */
  private static Set<String> types(KubeObject policy) {
    Set<String> types = new TreeSet<>();
    policy.spec().path("policyTypes").forEach(type -> types.add(type.asText()));
    if (types.isEmpty()) {
      types.add("Ingress");
      if (policy.spec().has("egress")) {
        types.add("Egress");
      }
    }
    return types;
  }

  /** An empty list matches every peer. */
  private boolean matchesPeer(KubeObject policy, JsonNode peers, Endpoint endpoint) {
    return peers.isEmpty()
        || peers
            .valueStream()
            .anyMatch(
                peer ->
                    peer.has("ipBlock")
                        ? matchesBlock(peer.path("ipBlock"), endpoint)
                        : matchesSelectors(policy, peer, endpoint));
  }

  private boolean matchesBlock(JsonNode block, Endpoint endpoint) {
    return (!endpoint.isPod() || blocksReachPods)
        && endpoint.isIn(block.path("cidr").asText())
        && block.path("except").valueStream().noneMatch(except -> endpoint.isIn(except.asText()));
  }

  /** Without a namespaceSelector, only pods of the policy's namespace match. */
  private static boolean matchesSelectors(KubeObject policy, JsonNode peer, Endpoint endpoint) {
    boolean namespace =
        peer.has("namespaceSelector")
            ? Selector.matches(peer.path("namespaceSelector"), endpoint.namespaceLabels())
            : endpoint.namespace().equals(policy.namespace());
    return endpoint.isPod()
        && namespace
        && Selector.matches(peer.path("podSelector"), endpoint.labels());
  }

  /** An empty list matches every port. */
  private static boolean matchesPort(JsonNode ports, Endpoint to, String protocol, int number) {
    return ports.isEmpty()
        || ports
            .valueStream()
            .anyMatch(
                port ->
                    port.path("protocol").asText("TCP").equals(protocol)
                        && includes(port.path("port"), port.path("endPort"), to, number));
  }

  private static boolean includes(JsonNode port, JsonNode end, Endpoint to, int number) {
    if (port.isMissingNode()) {
      return true;
    }
    if (port.isTextual()) {
      return to.ports().getOrDefault(port.asText(), -1) == number;
    }
    return number >= port.asInt() && number <= end.asInt(port.asInt());
  }
}
