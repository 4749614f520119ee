package dev.irisops.stack.manifests.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.tool.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The objects of one kustomization, as they would be applied.
 *
 * @param origin the name of the kustomization
 */
public record Rendered(String origin, List<KubeObject> objects) {
  /** Parses the output of kustomize. */
  public static Rendered parse(String origin, String yaml) {
    return new Rendered(
        origin,
        Json.readYamlDocuments(yaml).stream()
            .map(document -> new KubeObject((ObjectNode) document))
            .toList());
  }

  public List<KubeObject> ofKind(String... kinds) {
    return objects.stream().filter(object -> Arrays.asList(kinds).contains(object.kind())).toList();
  }

  public Optional<KubeObject> find(String kind, String name) {
    return find(kind, object -> object.name().equals(name));
  }

  private Optional<KubeObject> find(String kind, Predicate<KubeObject> condition) {
    return ofKind(kind).stream().filter(condition).findFirst();
  }

  /**
   * The object of a kind and name.
   *
   * @throws AssertionError if there is none
   */
  public KubeObject get(String kind, String name) {
    return orFail(find(kind, name), kind, name);
  }

  /**
   * The object of a kind and name that may end in kustomize's hash suffix.
   *
   * @throws AssertionError if there is none
   */
  public KubeObject named(String kind, String stem) {
    return orFail(
        find(kind, stem).or(() -> find(kind, object -> object.stem().equals(stem))), kind, stem);
  }

  private KubeObject orFail(Optional<KubeObject> found, String kind, String name) {
    return found.orElseThrow(
        () -> new AssertionError("%s: no %s/%s".formatted(origin, kind, name)));
  }

  /**
   * The file of a ConfigMap.
   *
   * @param configMap its name without a hash suffix
   * @throws AssertionError if there is none
   */
  public String file(String configMap, String key) {
    JsonNode text = named("ConfigMap", configMap).tree().path("data").path(key);
    if (text.isMissingNode()) {
      throw new AssertionError("%s: ConfigMap/%s has no %s".formatted(origin, configMap, key));
    }
    return text.asText();
  }

  public List<Pod> pods() {
    return objects.stream().flatMap(object -> Pod.of(object).stream()).toList();
  }

  /** The pod with a label {@code app}. */
  public Optional<Pod> findPod(String app) {
    return pods().stream().filter(pod -> app.equals(pod.labels().get("app"))).findFirst();
  }

  /**
   * The pod with a label {@code app}.
   *
   * @throws AssertionError if there is none
   */
  public Pod pod(String app) {
    return findPod(app)
        .orElseThrow(() -> new AssertionError("%s: no pod of app=%s".formatted(origin, app)));
  }

  public List<Container> containers() {
    return pods().stream().flatMap(pod -> pod.containers().stream()).toList();
  }

  /** The pods of a namespace that a label selector selects. */
  public List<Pod> selected(String namespace, JsonNode selector) {
    return pods().stream()
        .filter(pod -> pod.namespace().equals(namespace))
        .filter(pod -> Selector.matches(selector, pod.labels()))
        .toList();
  }

  /** The pods behind a Service: none if it has no selector. */
  public List<Pod> behind(KubeObject service) {
    JsonNode selector = service.spec().path("selector");
    return pods().stream()
        .filter(pod -> !selector.isEmpty() && pod.namespace().equals(service.namespace()))
        .filter(pod -> Selector.matchesLabels(selector, pod.labels()))
        .toList();
  }

  /** The smallest number of replicas: the autoscaler's minimum, else the one asked for. */
  public int leastReplicas(KubeObject owner) {
    return ofKind("HorizontalPodAutoscaler").stream()
        .map(KubeObject::spec)
        .filter(spec -> spec.at("/scaleTargetRef/kind").asText().equals(owner.kind()))
        .filter(spec -> spec.at("/scaleTargetRef/name").asText().equals(owner.name()))
        .map(spec -> spec.path("minReplicas").asInt(1))
        .findFirst()
        .orElse(owner.spec().path("replicas").asInt(1));
  }

  /** A changed copy. */
  public Rendered with(Consumer<Rendered> change) {
    Rendered copy =
        new Rendered(
            origin,
            objects.stream().map(object -> new KubeObject(object.tree().deepCopy())).toList());
    change.accept(copy);
    return copy;
  }

  /** A copy without one object. */
  public Rendered without(KubeObject removed) {
    return new Rendered(
        origin, objects.stream().filter(object -> !object.equals(removed)).toList());
  }

  @Override
  public String toString() {
    return origin;
  }
}
