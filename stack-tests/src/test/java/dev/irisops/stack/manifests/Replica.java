package dev.irisops.stack.manifests;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A pod as a cluster would run it: what its controller and its node add to the template. Every
 * second one of a controller is not ready.
 *
 * @param number among those of its controller, from 0
 * @param position among all, from 0
 */
record Replica(Pod pod, int number, int position) {
  /** What a Deployment puts into the names of its pods; any would do. */
  private static final String TEMPLATE_HASH = "6d4b75cb6d";

  /** All that stay up, as many as each controller has at the least. */
  static List<Replica> of(Rendered rendered) {
    List<Replica> replicas = new ArrayList<>();
    for (Pod pod : rendered.pods()) {
      int count = pod.isBatch() ? 0 : Disruptions.leastReplicas(rendered, pod.owner());
      for (int number = 0; number < count; number++) {
        replicas.add(new Replica(pod, number, replicas.size()));
      }
    }
    return replicas;
  }

  String name() {
    return hasIdentity()
        ? pod.owner().name() + "-" + number
        : "%s-%s-hwtk%d".formatted(pod.owner().name(), TEMPLATE_HASH, number);
  }

  private boolean hasIdentity() {
    return pod.owner().kind().equals("StatefulSet");
  }

  Node node() {
    return Node.values()[number % Node.values().length];
  }

  String address() {
    return "10.244.%d.%d".formatted(node().ordinal() + 1, 5 + position);
  }

  boolean isReady() {
    return number % 2 == 0;
  }

  /** Whether its own name resolves, below that of a Service. */
  boolean hasHostName(KubeObject service) {
    return hasIdentity() && pod.owner().spec().path("serviceName").asText().equals(service.name());
  }

  /** What Prometheus' {@code discovery/kubernetes/pod.go} gives to every target of a pod. */
  MetaLabels metaLabels() {
    return new MetaLabels()
        .object("pod", name(), labels(), pod.annotations())
        .put("pod_ip", address())
        .put("pod_ready", isReady())
        .put("pod_phase", "Running")
        .put("pod_node_name", node())
        .put("pod_host_ip", node().address())
        .put("pod_uid", UUID.nameUUIDFromBytes(name().getBytes(StandardCharsets.UTF_8)))
        .put("pod_controller_kind", hasIdentity() ? "StatefulSet" : "ReplicaSet")
        .put("pod_controller_name", name().substring(0, name().lastIndexOf('-')));
  }

  private Map<String, String> labels() {
    Map<String, String> labels = new TreeMap<>(pod.labels());
    if (hasIdentity()) {
      labels.put("controller-revision-hash", pod.owner().name() + "-" + TEMPLATE_HASH);
      labels.put("statefulset.kubernetes.io/pod-name", name());
      labels.put("apps.kubernetes.io/pod-index", Integer.toString(number));
    } else {
      labels.put("pod-template-hash", TEMPLATE_HASH);
    }
    return labels;
  }

  @Override
  public String toString() {
    return name();
  }
}
