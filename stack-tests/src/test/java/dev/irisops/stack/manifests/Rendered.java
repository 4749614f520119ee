package dev.irisops.stack.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.tool.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The objects of one kustomization, as they would be applied.
 *
 * @param origin the kustomization, for people
 */
record Rendered(String origin, List<KubeObject> objects) {
  static Rendered parse(String origin, String yaml) {
    return new Rendered(
        origin,
        Json.readYamlDocuments(yaml).stream()
            .map(document -> new KubeObject((ObjectNode) document))
            .toList());
  }

  List<KubeObject> ofKind(String... kinds) {
    return objects.stream().filter(object -> Arrays.asList(kinds).contains(object.kind())).toList();
  }

  Optional<KubeObject> find(String kind, String name) {
    return ofKind(kind).stream().filter(object -> object.name().equals(name)).findFirst();
  }

  /**
   * The only object of this kind and name.
   *
   * @throws AssertionError if there is none
   */
  KubeObject get(String kind, String name) {
    return find(kind, name)
        .orElseThrow(() -> new AssertionError("%s: no %s/%s".formatted(origin, kind, name)));
  }

  List<Pod> pods() {
    return objects.stream().flatMap(object -> Pod.of(object).stream()).toList();
  }

  /**
   * The pod that has this label {@code app}.
   *
   * @throws AssertionError if there is none
   */
  Pod pod(String app) {
    return pods().stream()
        .filter(pod -> app.equals(pod.labels().get("app")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("%s: no pod of app=%s".formatted(origin, app)));
  }

  List<Container> containers() {
    return pods().stream().flatMap(pod -> pod.containers().stream()).toList();
  }

  /** The pods of a namespace that a label selector selects. */
  List<Pod> selected(String namespace, JsonNode selector) {
    return pods().stream()
        .filter(pod -> pod.namespace().equals(namespace))
        .filter(pod -> Selector.matches(selector, pod.labels()))
        .toList();
  }

  /** The pods that a Service leads to: none where it has no selector. */
  List<Pod> behind(KubeObject service) {
    JsonNode selector = service.spec().path("selector");
    return pods().stream()
        .filter(pod -> !selector.isEmpty() && pod.namespace().equals(service.namespace()))
        .filter(pod -> Selector.matchesLabels(selector, pod.labels()))
        .toList();
  }

  /** A copy, changed. */
  Rendered with(Consumer<Rendered> change) {
    Rendered copy =
        new Rendered(
            origin,
            objects.stream().map(object -> new KubeObject(object.tree().deepCopy())).toList());
    change.accept(copy);
    return copy;
  }

  /** The same without one object. */
  Rendered without(String kind, String name) {
    KubeObject gone = get(kind, name);
    return new Rendered(origin, objects.stream().filter(object -> !object.equals(gone)).toList());
  }

  @Override
  public String toString() {
    return origin;
  }
}
