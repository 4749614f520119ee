package dev.irisops.stack.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The pods that an object asks for. */
record Pod(KubeObject owner, JsonNode template) {
  private static final Map<String, String> TEMPLATES =
      Map.of(
          "Deployment", "/spec/template",
          "StatefulSet", "/spec/template",
          "DaemonSet", "/spec/template",
          "Job", "/spec/template",
          "CronJob", "/spec/jobTemplate/spec/template",
          "Pod", "");

  /** Empty where the object asks for none. */
  static Optional<Pod> of(KubeObject owner) {
    if (owner.kind().equals("Prometheus")) {
      return Optional.of(new Pod(owner, OperatorPod.template(owner.spec())));
    }
    return Optional.ofNullable(TEMPLATES.get(owner.kind()))
        .map(path -> new Pod(owner, owner.tree().at(path)));
  }

  String namespace() {
    return owner.namespace();
  }

  Map<String, String> labels() {
    return KubeObject.texts(template.path("metadata").path("labels"));
  }

  Map<String, String> annotations() {
    return KubeObject.texts(template.path("metadata").path("annotations"));
  }

  JsonNode spec() {
    return template.path("spec");
  }

  /** Whether it is to run to an end. */
  boolean isBatch() {
    return List.of("Job", "CronJob").contains(owner.kind());
  }

  List<Container> containers() {
    List<Container> containers = new ArrayList<>();
    spec().path("initContainers").forEach(tree -> containers.add(new Container(this, true, tree)));
    spec().path("containers").forEach(tree -> containers.add(new Container(this, false, tree)));
    return containers;
  }

  /** The ports that have a name. */
  Map<String, Integer> ports() {
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

  /** Whether a Service or a policy can name this port. */
  boolean listensOn(JsonNode port) {
    return port.isInt()
        ? template.findValues("containerPort").contains(port)
        : ports().containsKey(port.asText());
  }

  @Override
  public String toString() {
    return owner.toString();
  }
}
