package dev.irisops.stack.manifests.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.manifests.render.Container;
import dev.irisops.stack.manifests.render.Externals;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.manifests.render.Pod;
import dev.irisops.stack.manifests.render.Rendered;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Everything that an object refers to is defined, or is one of the {@link Externals}. */
final class References {
  private static final String[] TO_BE_REFERRED_TO = {
    "ConfigMap", "Secret", "ServiceAccount", "PersistentVolumeClaim", "Role", "ClusterRole"
  };

  /** The fields of pods that refer to an object, and its kind. */
  private static final Map<String, String> SOURCES =
      Map.of(
          "configMap", "ConfigMap",
          "configMapRef", "ConfigMap",
          "configMapKeyRef", "ConfigMap",
          "secret", "Secret",
          "secretRef", "Secret",
          "secretKeyRef", "Secret",
          "persistentVolumeClaim", "PersistentVolumeClaim");

  /** The label by which the sidecar of somebody else's Grafana finds dashboards. */
  private static final String LOADED_BY_GRAFANA = "grafana_dashboard";

  private static final Set<String> ISSUER_ANNOTATIONS =
      Set.of("cert-manager.io/issuer", "cert-manager.io/cluster-issuer");

  private final Rendered rendered;
  private final Set<String> referredTo = new HashSet<>();
  private final List<String> problems = new ArrayList<>();

  private References(Rendered rendered) {
    this.rendered = rendered;
  }

  static List<String> problems(Rendered rendered) {
    References references = new References(rendered);
    rendered.pods().forEach(references::checkPod);
    rendered.objects().forEach(references::checkObject);
    references.checkThatAllAreReferredTo();
    return references.problems;
  }

  private void checkPod(Pod pod) {
    String account = pod.spec().path("serviceAccountName").asText("default");
    if (!account.equals("default")) {
      checkDefined(pod, "ServiceAccount", account);
    }
    if (pod.spec().has("priorityClassName")) {
      checkDefined(pod, "PriorityClass", pod.spec().path("priorityClassName").asText());
    }
    pod.spec()
        .path("imagePullSecrets")
        .forEach(secret -> checkDefined(pod, "Secret", secret.path("name").asText()));
    SOURCES.forEach(
        (field, kind) ->
            pod.spec().findValues(field).forEach(source -> checkSource(pod, kind, source)));
    pod.containers().forEach(this::checkPorts);
    checkMounts(pod);
  }

  private void checkSource(Pod pod, String kind, JsonNode source) {
    String name =
        Stream.of("name", "secretName", "claimName")
            .filter(source::has)
            .map(field -> source.path(field).asText())
            .findFirst()
            .orElse("");
    checkDefined(pod, kind, name);
    source.path("items").forEach(item -> checkKey(pod, kind, name, item));
    if (source.has("key")) {
      checkKey(pod, kind, name, source);
    }
  }

  private void checkKey(Pod pod, String kind, String name, JsonNode reference) {
    Set<String> keys = new TreeSet<>(Externals.keys(rendered, kind, name));
    rendered
        .find(kind, name)
        .ifPresent(object -> object.tree().path("data").fieldNames().forEachRemaining(keys::add));
    String key = reference.path("key").asText();
    if (!keys.contains(key)) {
      report(pod, "refers to key %s of %s/%s, which has %s".formatted(key, kind, name, keys));
    }
  }

  private void checkPorts(Container container) {
    Stream.of("httpGet", "tcpSocket", "grpc")
        .flatMap(call -> container.tree().findValues(call).stream())
        .map(call -> call.path("port"))
        .filter(port -> container.pod().port(port).isEmpty())
        .forEach(
            port ->
                report(container, "a probe or hook uses port %s; add it to ports".formatted(port)));
  }

  private void checkMounts(Pod pod) {
    Set<String> volumes = new TreeSet<>();
    pod.spec().path("volumes").forEach(volume -> volumes.add(volume.path("name").asText()));
    pod.owner()
        .spec()
        .path("volumeClaimTemplates")
        .forEach(claim -> volumes.add(claim.at("/metadata/name").asText()));
    Set<String> unused = new TreeSet<>(volumes);
    for (Container container : pod.containers()) {
      Set<String> paths = new HashSet<>();
      for (JsonNode mount : container.tree().path("volumeMounts")) {
        String volume = mount.path("name").asText();
        String path = mount.path("mountPath").asText();
        unused.remove(volume);
        if (!volumes.contains(volume)) {
          report(container, "mounts volume " + volume + ", which the pod lacks");
        }
        if (!paths.add(path)) {
          report(container, "mounts two volumes at " + path);
        }
      }
    }
    unused.forEach(volume -> report(pod, "no container mounts volume " + volume));
  }

  private void checkObject(KubeObject object) {
    JsonNode spec = object.spec();
    switch (object.kind()) {
      case "StatefulSet" -> checkGoverning(object, spec.path("serviceName").asText());
      case "RoleBinding", "ClusterRoleBinding" -> checkBinding(object);
      case "HorizontalPodAutoscaler" -> {
        JsonNode target = spec.path("scaleTargetRef");
        checkDefined(object, target.path("kind").asText(), target.path("name").asText());
      }
      case "Ingress" -> checkIngress(object);
      case "Prometheus" ->
          spec.at("/alerting/alertmanagers").forEach(one -> checkAlertmanager(object, one));
      default -> {}
    }
  }

  /** Only a headless Service gives each pod a name. */
  private void checkGoverning(KubeObject set, String service) {
    checkDefined(set, "Service", service);
    rendered
        .find("Service", service)
        .filter(found -> !found.spec().path("clusterIP").asText().equals("None"))
        .ifPresent(found -> report(set, "serviceName " + service + " is not headless"));
  }

  private void checkBinding(KubeObject binding) {
    JsonNode role = binding.tree().path("roleRef");
    checkDefined(binding, role.path("kind").asText(), role.path("name").asText());
    for (JsonNode subject : binding.tree().path("subjects")) {
      String kind = subject.path("kind").asText();
      String name = subject.path("name").asText();
      String namespace = subject.path("namespace").asText();
      checkDefined(binding, kind, name);
      if (rendered.find(kind, name).filter(one -> one.namespace().equals(namespace)).isEmpty()) {
        report(binding, "binds %s of namespace \"%s\", which lacks it".formatted(name, namespace));
      }
    }
  }

  private void checkIngress(KubeObject ingress) {
    for (JsonNode backend : ingress.tree().findValues("service")) {
      String name = backend.path("name").asText();
      JsonNode port = backend.path("port");
      checkDefined(ingress, "Service", name);
      boolean defined =
          ports(name)
              .anyMatch(
                  one ->
                      one.path("name").equals(port.path("name"))
                          || one.path("port").equals(port.path("number")));
      if (!defined) {
        report(ingress, "refers to port %s of Service/%s, which lacks it".formatted(port, name));
      }
    }
    // With an annotation that names the issuer, cert-manager creates the Secret.
    if (ingress.annotations().keySet().stream().noneMatch(ISSUER_ANNOTATIONS::contains)) {
      ingress
          .spec()
          .path("tls")
          .findValuesAsText("secretName")
          .forEach(secret -> checkDefined(ingress, "Secret", secret));
    }
  }

  /** Without a namespace it is in that of the Prometheus. */
  private void checkAlertmanager(KubeObject prometheus, JsonNode alertmanager) {
    String name = alertmanager.path("name").asText();
    String namespace = alertmanager.path("namespace").asText(prometheus.namespace());
    boolean defined =
        rendered.find("Service", name).filter(one -> one.namespace().equals(namespace)).isPresent()
            && ports(name).anyMatch(port -> port.path("name").equals(alertmanager.path("port")));
    if (!defined) {
      report(
          prometheus, "sends alerts to %s, which is no port of a Service".formatted(alertmanager));
    }
  }

  private Stream<JsonNode> ports(String service) {
    return rendered.find("Service", service).stream()
        .flatMap(found -> found.spec().path("ports").valueStream());
  }

  private void checkDefined(Object who, String kind, String name) {
    referredTo.add(kind + "/" + name);
    if (rendered.find(kind, name).isEmpty() && Externals.keys(rendered, kind, name).isEmpty()) {
      report(
          who,
          "refers to %s/%s, which is not defined; define it or fix the name".formatted(kind, name));
    }
  }

  /** An object without a reference is most often one with a misspelt reference. */
  private void checkThatAllAreReferredTo() {
    rendered.ofKind(TO_BE_REFERRED_TO).stream()
        .filter(object -> !referredTo.contains(object.toString()))
        .filter(object -> !object.labels().containsKey(LOADED_BY_GRAFANA))
        .forEach(object -> report(object, "nothing refers to it; remove it or refer to it"));
  }

  private void report(Object who, String what) {
    problems.add(who + ": " + what);
  }
}
