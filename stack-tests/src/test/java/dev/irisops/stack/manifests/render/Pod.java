package dev.irisops.stack.manifests.render;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The pods that an object asks for. */
public record Pod(KubeObject owner, JsonNode template) {
  private static final String TEMPLATE = "/spec/template";

  /** Empty if the object asks for no pods. */
  static Optional<Pod> of(KubeObject owner) {
    return switch (owner.kind()) {
      case "Prometheus" -> Optional.of(new Pod(owner, OperatorPod.template(owner.spec())));
      case "Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob", "Pod" ->
          Optional.of(new Pod(owner, owner.tree().at(path(owner.kind()))));
      default -> Optional.empty();
    };
  }

  /** The JSON pointer of the pod template in an object of a kind that has one. */
  public static String path(String kind) {
    return switch (kind) {
      case "CronJob" -> "/spec/jobTemplate" + TEMPLATE;
      case "Pod" -> "";
      default -> TEMPLATE;
    };
  }

  public String namespace() {
    return owner.namespace();
  }

  public Map<String, String> labels() {
    return KubeObject.texts(template.at("/metadata/labels"));
  }

  public Map<String, String> annotations() {
    return KubeObject.texts(template.at("/metadata/annotations"));
  }

  public JsonNode spec() {
    return template.path("spec");
  }

  /** Returns true if it runs to completion. */
  public boolean isBatch() {
    return List.of("Job", "CronJob").contains(owner.kind());
  }

  public List<Container> containers() {
    List<Container> containers = new ArrayList<>();
    spec().path("initContainers").forEach(tree -> containers.add(new Container(this, true, tree)));
    spec().path("containers").forEach(tree -> containers.add(new Container(this, false, tree)));
    return containers;
  }

  /** The named ports of its containers. */
  public Map<String, Integer> ports() {
    Map<String, Integer> ports = new TreeMap<>();
    for (Container container : containers()) {
      for (JsonNode port : container.tree().path("ports")) {
        if (port.has("name")) {
          ports.put(port.path("name").asText(), port.path("containerPort").asInt());
        }
      }
    }
    return ports;
  }

  /** The number of a port that a Service, a probe or a policy refers to by name or number. */
  public Optional<Integer> port(JsonNode reference) {
    return reference.isInt()
        ? Optional.of(reference.asInt())
            .filter(any -> template.findValues("containerPort").contains(reference))
        : Optional.ofNullable(ports().get(reference.asText()));
  }

  @Override
  public String toString() {
    return owner.toString();
  }
}
