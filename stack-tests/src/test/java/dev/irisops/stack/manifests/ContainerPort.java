package dev.irisops.stack.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A port that a container says it listens on. */
record ContainerPort(Container container, JsonNode tree) {
  private static final String TCP = "TCP";

  /** Of all containers of a pod: of those that run beside each other, then of those before. */
  static List<ContainerPort> of(Pod pod) {
    List<ContainerPort> ports = new ArrayList<>();
    for (boolean init : List.of(false, true)) {
      pod.containers().stream()
          .filter(container -> container.init() == init)
          .forEach(
              container ->
                  container
                      .tree()
                      .path("ports")
                      .forEach(port -> ports.add(new ContainerPort(container, port))));
    }
    return ports;
  }

  /** The number that a port of a Service leads to; none where the pod has no such port. */
  static Optional<Integer> behind(JsonNode servicePort, Pod pod) {
    JsonNode target = servicePort.path("targetPort");
    if (target.isMissingNode() || target.isInt()) {
      return Optional.of(target.asInt(servicePort.path("port").asInt()));
    }
    return of(pod).stream()
        .filter(port -> port.container().staysUp())
        .filter(port -> port.name().equals(target.asText()))
        .filter(port -> port.protocol().equals(protocol(servicePort)))
        .map(ContainerPort::number)
        .findFirst();
  }

  /** The API server's default is TCP. */
  static String protocol(JsonNode port) {
    return port.path("protocol").asText(TCP);
  }

  /** Empty for one without. */
  String name() {
    return tree.path("name").asText();
  }

  int number() {
    return tree.path("containerPort").asInt();
  }

  String protocol() {
    return protocol(tree);
  }

  MetaLabels metaLabels() {
    return new MetaLabels()
        .put("pod_container_name", container.name())
        .put("pod_container_image", container.tree().path("image").asText())
        .put("pod_container_port_name", name())
        .put("pod_container_port_number", number())
        .put("pod_container_port_protocol", protocol())
        .put("pod_container_init", container.init());
  }
}
