package dev.irisops.stack.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.irisops.stack.tool.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The addresses behind a Service that share a pod template, and what {@code role: endpointslice}
 * makes of them: a target for each port of each address, and for each port of a pod's containers
 * that the Service does not name. As Prometheus' {@code discovery/kubernetes/endpointslice.go} has
 * it.
 */
record EndpointSlice(KubeObject service, Pod pod, List<Replica> replicas) {
  /** The targets of all Services of a namespace. */
  static ArrayNode targets(Rendered rendered, String namespace) {
    ArrayNode targets = Json.MAPPER.createArrayNode();
    List<Replica> replicas = Replica.of(rendered);
    for (KubeObject service : rendered.ofKind("Service")) {
      if (service.namespace().equals(namespace)) {
        rendered.behind(service).stream()
            .map(pod -> new EndpointSlice(service, pod, ofPod(replicas, pod)))
            .forEach(slice -> slice.addTo(targets));
      }
    }
    return targets;
  }

  private static List<Replica> ofPod(List<Replica> replicas, Pod pod) {
    return replicas.stream().filter(replica -> replica.pod().equals(pod)).toList();
  }

  private void addTo(ArrayNode targets) {
    for (Replica replica : replicas) {
      Set<Integer> named = new HashSet<>();
      for (JsonNode port : service.spec().path("ports")) {
        ContainerPort.behind(port, pod)
            .ifPresent(
                number -> {
                  named.add(number);
                  targets.add(named(replica, port, number).at(replica.address() + ":" + number));
                });
      }
      if (!named.isEmpty()) {
        addOthers(replica, named, targets);
      }
    }
  }

  private void addOthers(Replica replica, Set<Integer> named, ArrayNode targets) {
    for (ContainerPort port : ContainerPort.of(pod)) {
      if (!named.contains(port.number())) {
        targets.add(
            metaLabels()
                .with(replica.metaLabels())
                .with(port.metaLabels())
                .at(replica.address() + ":" + port.number()));
      }
    }
  }

  private MetaLabels named(Replica replica, JsonNode port, int number) {
    MetaLabels labels =
        metaLabels()
            .put("endpointslice_port_name", port.path("name").asText())
            .put("endpointslice_port_protocol", ContainerPort.protocol(port))
            .put("endpointslice_port", number)
            .with(endpoint(replica))
            .with(replica.metaLabels());
    if (port.has("appProtocol")) {
      labels.put("endpointslice_port_app_protocol", port.path("appProtocol").asText());
    }
    ContainerPort.of(pod).stream()
        .filter(one -> one.number() == number)
        .forEach(one -> labels.with(one.metaLabels()));
    return labels;
  }

  private MetaLabels endpoint(Replica replica) {
    boolean early = service.spec().path("publishNotReadyAddresses").asBoolean();
    MetaLabels labels =
        new MetaLabels()
            .put("endpointslice_endpoint_conditions_ready", early || replica.isReady())
            .put("endpointslice_endpoint_conditions_serving", early || replica.isReady())
            .put("endpointslice_endpoint_conditions_terminating", false)
            .put("endpointslice_address_target_kind", "Pod")
            .put("endpointslice_address_target_name", replica)
            .put("endpointslice_endpoint_node_name", replica.node())
            .put("endpointslice_endpoint_zone", replica.node().zone());
    return replica.hasHostName(service)
        ? labels.put("endpointslice_endpoint_hostname", replica)
        : labels;
  }

  private MetaLabels metaLabels() {
    return new MetaLabels()
        .put("namespace", service.namespace())
        .put("endpointslice_address_type", "IPv4")
        .object("endpointslice", service.name() + "-k8x2p", labels(), annotations())
        .object("service", service.name(), service.labels(), applied());
  }

  /** Those of the Service, and what the controller of slices adds. */
  private Map<String, String> labels() {
    Map<String, String> labels = new TreeMap<>(service.labels());
    labels.put("kubernetes.io/service-name", service.name());
    labels.put("endpointslice.kubernetes.io/managed-by", "endpointslice-controller.k8s.io");
    if (service.spec().path("clusterIP").asText().equals("None")) {
      labels.put("service.kubernetes.io/headless", "");
    }
    return labels;
  }

  private static Map<String, String> annotations() {
    return Map.of("endpoints.kubernetes.io/last-change-trigger-time", "2026-01-01T00:00:00Z");
  }

  /** The annotations of the Service, with the one that {@code kubectl apply} adds. */
  private Map<String, String> applied() {
    Map<String, String> annotations = new TreeMap<>(service.annotations());
    annotations.put("kubectl.kubernetes.io/last-applied-configuration", service.tree().toString());
    return annotations;
  }
}
