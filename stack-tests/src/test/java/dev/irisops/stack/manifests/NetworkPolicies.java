package dev.irisops.stack.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What NetworkPolicies let through: both the egress of the one end and the ingress of the other
 * must.
 *
 * @param blocksReachPods whether an {@code ipBlock} counts for pods too, which Kubernetes leaves to
 *     the network plugin
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/network-policies/">the
 *     rules</a>
 */
record NetworkPolicies(List<KubeObject> policies, boolean blocksReachPods) {
  /** A way in or out of a pod. */
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

  /** Whether every network plugin lets it through. */
  static boolean open(Rendered rendered, Endpoint from, Endpoint to, String protocol, int port) {
    return new NetworkPolicies(rendered.ofKind("NetworkPolicy"), false)
        .allow(from, to, protocol, port);
  }

  /** Whether no network plugin lets it through. */
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
                policy -> {
                  for (JsonNode rule : policy.spec().path(direction.rules)) {
                    if (matchesPeer(policy, rule.path(direction.peers), peer)
                        && matchesPort(rule.path("ports"), to, protocol, port)) {
                      return true;
                    }
                  }
                  return false;
                });
  }

  /** By default Ingress, and Egress where there are rules for it. */
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

  /** No peers listed: any. */
  private boolean matchesPeer(KubeObject policy, JsonNode peers, Endpoint endpoint) {
    for (JsonNode peer : peers) {
      if (peer.has("ipBlock")
          ? matchesBlock(peer.path("ipBlock"), endpoint)
          : matchesSelectors(policy, peer, endpoint)) {
        return true;
      }
    }
    return peers.isEmpty();
  }

  private boolean matchesBlock(JsonNode block, Endpoint endpoint) {
    if (endpoint.isPod() && !blocksReachPods || !endpoint.isIn(block.path("cidr").asText())) {
      return false;
    }
    for (JsonNode except : block.path("except")) {
      if (endpoint.isIn(except.asText())) {
        return false;
      }
    }
    return true;
  }

  /** Without a namespaceSelector, pods of the policy's namespace. */
  private static boolean matchesSelectors(KubeObject policy, JsonNode peer, Endpoint endpoint) {
    boolean namespace =
        peer.has("namespaceSelector")
            ? Selector.matches(peer.path("namespaceSelector"), endpoint.namespaceLabels())
            : endpoint.namespace().equals(policy.namespace());
    return endpoint.isPod()
        && namespace
        && Selector.matches(peer.path("podSelector"), endpoint.labels());
  }

  /** No ports listed: any. */
  private static boolean matchesPort(JsonNode ports, Endpoint to, String protocol, int number) {
    for (JsonNode port : ports) {
      if (port.path("protocol").asText("TCP").equals(protocol)
          && isOrHolds(port.path("port"), port.path("endPort"), to, number)) {
        return true;
      }
    }
    return ports.isEmpty();
  }

  private static boolean isOrHolds(JsonNode port, JsonNode end, Endpoint to, int number) {
    if (port.isMissingNode()) {
      return true;
    }
    if (port.isTextual()) {
      return to.ports().getOrDefault(port.asText(), -1) == number;
    }
    return number >= port.asInt() && number <= end.asInt(port.asInt());
  }
}
