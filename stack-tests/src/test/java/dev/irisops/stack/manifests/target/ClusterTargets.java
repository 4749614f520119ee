package dev.irisops.stack.manifests.target;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.manifests.render.Pod;
import dev.irisops.stack.manifests.render.Rendered;
import dev.irisops.stack.tool.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The targets that Prometheus would discover: recorded ones, with the names, ports, labels and
 * annotations of what is rendered. Each Service has two pods, of which the second is not ready, and
 * there is another Service whose name ends the same, as a neighbour's might.
 */
final class ClusterTargets {
  static final String META = "__meta_kubernetes_";
  static final int REPLICAS = 2;

  /** The addresses of the nodes that run pods. */
  static final Map<String, String> NODES = Map.of("n1", "10.99.0.1", "n6", "fd00::6");

  private static final String OTHER = "other-";

  /** Labels from manifests; those of EndpointSlices, which are copies, are left out. */
  private static final Pattern OF_MANIFESTS =
      Pattern.compile("_(service|endpointslice|pod)_(label|annotation)(present)?_");

  /** A neighbour's Service is no model service. */
  private static final Pattern OF_MODEL_SERVICES = Pattern.compile("_irisops_dev_role$");

  private static final Pattern READY = Pattern.compile("_pod_ready$|_conditions_(ready|serving)$");

  /** Labels that only a port has that a Service names. */
  private static final Pattern OF_SERVICE_PORT =
      Pattern.compile("_endpointslice_(port|endpoint_|address_target_)");

  private final ArrayNode targets = Json.MAPPER.createArrayNode();

  private ClusterTargets() {}

  /** Returns the targets by the role of discovery, in the form of {@code file_sd_configs}. */
  static Map<String, ArrayNode> byRole(Rendered rendered, String namespace) {
    return Map.of(
        "endpointslice", endpoints(rendered, namespace),
        "pod", pods(namespace),
        "ingress", ingresses(rendered, namespace));
  }

  /** Returns the targets of {@code role: endpointslice}. */
  static ArrayNode endpoints(Rendered rendered, String namespace) {
    ClusterTargets cluster = new ClusterTargets();
    for (KubeObject service : rendered.ofKind("Service")) {
      if (service.namespace().equals(namespace)) {
        rendered.behind(service).forEach(pod -> cluster.addPorts(service, pod));
      }
    }
    return cluster.targets;
  }

  /** Each recorded pod on each node, and one that has ended, on a node that may be gone. */
  private static ArrayNode pods(String namespace) {
    ClusterTargets cluster = new ClusterTargets();
    RecordedTarget.ofPods()
        .forEach(
            pod -> {
              NODES.forEach((node, ip) -> cluster.addPod(pod, namespace, node, ip, "Running"));
              cluster.addPod(pod, namespace, "n2", "10.99.0.2", "Succeeded");
            });
    return cluster.targets;
  }

  private void addPod(RecordedTarget pod, String namespace, String node, String ip, String phase) {
    Map<String, String> labels = pod.discovered();
    labels.keySet().removeIf(name -> !name.startsWith(META + "pod_"));
    put(labels, "namespace", namespace);
    put(labels, "pod_node_name", node);
    put(labels, "pod_host_ip", ip);
    put(labels, "pod_phase", phase);
    add(pod.address(), labels);
  }

  /** A target of each path of each Ingress. */
  private static ArrayNode ingresses(Rendered rendered, String namespace) {
    ClusterTargets cluster = new ClusterTargets();
    for (KubeObject ingress : rendered.ofKind("Ingress")) {
      for (JsonNode rule : ingress.spec().path("rules")) {
        for (JsonNode path : rule.at("/http/paths")) {
          Map<String, String> labels = new TreeMap<>();
          putAll(labels, "ingress_label", ingress.labels());
          put(labels, "namespace", namespace);
          put(labels, "ingress_name", ingress.name());
          put(labels, "ingress_scheme", ingress.spec().has("tls") ? "https" : "http");
          put(labels, "ingress_host", rule.path("host").asText());
          put(labels, "ingress_path", path.path("path").asText());
          cluster.add(rule.path("host").asText(), labels);
        }
      }
    }
    return cluster.targets;
  }

  private void addPorts(KubeObject service, Pod pod) {
    pod.ports()
        .forEach(
            (name, number) ->
                names(service, pod, number)
                    .forEach(portName -> addReplicas(service, pod, name, number, portName)));
  }

  /** The names that a Service gives to a port of a pod; an empty name if it gives none. */
  private static List<String> names(KubeObject service, Pod pod, Integer number) {
    List<String> names = new ArrayList<>();
    for (JsonNode port : service.spec().path("ports")) {
      pod.port(port.path("targetPort"))
          .filter(number::equals)
          .ifPresent(same -> names.add(port.path("name").asText()));
    }
    return names.isEmpty() ? List.of("") : names;
  }

  private void addReplicas(
      KubeObject service, Pod pod, String containerPort, int port, String portName) {
    RecordedTarget recorded = recorded(pod);
    Map<String, String> labels = recorded.discovered();
    labels.keySet().removeIf(OF_MANIFESTS.asPredicate());
    putAll(labels, "service_label", service.labels());
    putAll(labels, "service_annotation", service.annotations());
    putAll(labels, "pod_label", pod.labels());
    putAll(labels, "pod_annotation", pod.annotations());
    put(labels, "namespace", service.namespace());
    put(labels, "pod_container_port_name", containerPort);
    put(labels, "pod_container_port_number", port);
    put(labels, "endpointslice_port", port);
    put(labels, "endpointslice_port_name", portName);
    if (portName.isEmpty()) {
      labels.keySet().removeIf(OF_SERVICE_PORT.asPredicate());
    }
    for (int number = 0; number < REPLICAS; number++) {
      addReplica(recorded, labels, service.name(), pod.owner().name() + "-" + number, number == 0);
    }
    labels.keySet().removeIf(OF_MODEL_SERVICES.asPredicate());
    put(labels, "service_label_app", OTHER + service.labels().get("app"));
    addReplica(recorded, labels, OTHER + service.name(), OTHER + pod.owner().name() + "-0", true);
  }

  private void addReplica(
      RecordedTarget recorded,
      Map<String, String> common,
      String service,
      String pod,
      boolean ready) {
    Map<String, String> labels = new TreeMap<>(common);
    labels.replaceAll((name, value) -> recorded.renamed(value, pod));
    labels.replaceAll((name, value) -> READY.matcher(name).find() ? "" + ready : value);
    put(labels, "service_name", service);
    add(pod + ":" + labels.get(META + "pod_container_port_number"), labels);
  }

  /** A recorded target of the same app, or any if there is none. */
  private static RecordedTarget recorded(Pod pod) {
    return RecordedTarget.ofPods()
        .filter(target -> target.app().equals(pod.owner().name()))
        .findFirst()
        .or(() -> RecordedTarget.ofPods().findFirst())
        .orElseThrow();
  }

  private static void put(Map<String, String> labels, String name, Object value) {
    labels.put(META + name, value.toString());
  }

  private static void putAll(Map<String, String> labels, String kind, Map<String, String> values) {
    values.forEach(
        (key, value) -> {
          String name = "_" + key.replaceAll("[^a-zA-Z0-9_]", "_");
          put(labels, kind + name, value);
          put(labels, kind + "present" + name, true);
        });
  }

  private void add(String address, Map<String, String> labels) {
    ObjectNode target = targets.addObject();
    target.putArray("targets").add(address);
    target.set("labels", Json.MAPPER.valueToTree(labels));
  }
}
