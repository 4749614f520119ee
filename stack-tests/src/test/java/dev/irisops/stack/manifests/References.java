package dev.irisops.stack.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whatever an object names is defined beside it, or is one of the {@link Externals}. */
final class References {
  private static final List<String> TO_BE_NAMED =
      List.of(
          "ConfigMap", "Secret", "ServiceAccount", "PersistentVolumeClaim", "Role", "ClusterRole");

  private final Rendered rendered;
  private final Set<String> named = new HashSet<>();
  private final List<String> problems = new ArrayList<>();

  private References(Rendered rendered) {
    this.rendered = rendered;
  }

  static List<String> problems(Rendered rendered) {
    References references = new References(rendered);
    rendered.pods().forEach(references::checkPod);
    rendered.objects().forEach(references::checkObject);
    references.checkThatAllIsNamed();
    return references.problems;
  }

  private void checkPod(Pod pod) {
    Optional.of(pod.spec().path("serviceAccountName").asText("default"))
        .filter(name -> !name.equals("default"))
        .ifPresent(name -> defined(pod, "ServiceAccount", name));
    pod.spec()
        .path("imagePullSecrets")
        .forEach(secret -> defined(pod, "Secret", secret.path("name").asText()));
    pod.spec().path("volumes").forEach(volume -> checkVolume(pod, volume));
    pod.containers().forEach(container -> checkEnvironment(container));
    pod.containers().forEach(container -> checkPorts(container));
    checkMounts(pod);
  }

  private void checkVolume(Pod pod, JsonNode volume) {
    checkSource(pod, "ConfigMap", volume.path("configMap"), "name");
    checkSource(pod, "Secret", volume.path("secret"), "secretName");
    for (JsonNode source : volume.path("projected").path("sources")) {
      checkSource(pod, "ConfigMap", source.path("configMap"), "name");
      checkSource(pod, "Secret", source.path("secret"), "name");
    }
    JsonNode claim = volume.path("persistentVolumeClaim");
    if (!claim.isMissingNode()) {
      defined(pod, "PersistentVolumeClaim", claim.path("claimName").asText());
    }
  }

  private void checkSource(Object who, String kind, JsonNode source, String nameField) {
    if (source.isMissingNode()) {
      return;
    }
    String name = source.path(nameField).asText();
    defined(who, kind, name);
    source.path("items").forEach(item -> hasKey(who, kind, name, item.path("key").asText()));
  }

  private void checkEnvironment(Container container) {
    for (JsonNode variable : container.tree().path("env")) {
      checkKey(container, "ConfigMap", variable.path("valueFrom").path("configMapKeyRef"));
      checkKey(container, "Secret", variable.path("valueFrom").path("secretKeyRef"));
    }
    for (JsonNode source : container.tree().path("envFrom")) {
      checkSource(container, "ConfigMap", source.path("configMapRef"), "name");
      checkSource(container, "Secret", source.path("secretRef"), "name");
    }
  }

  private void checkKey(Container container, String kind, JsonNode reference) {
    if (!reference.isMissingNode()) {
      checkSource(container, kind, reference, "name");
      hasKey(container, kind, reference.path("name").asText(), reference.path("key").asText());
    }
  }

  /** Of probes and hooks. */
  private void checkPorts(Container container) {
    for (String asked : List.of("httpGet", "tcpSocket", "grpc")) {
      for (JsonNode call : container.tree().findValues(asked)) {
        JsonNode port = call.path("port");
        if (!container.pod().listensOn(port)) {
          problem(container, "a probe or hook asks port " + port + "; add it to ports");
        }
      }
    }
  }

  private void checkMounts(Pod pod) {
    Set<String> volumes = new TreeSet<>();
    pod.spec().path("volumes").forEach(volume -> volumes.add(volume.path("name").asText()));
    pod.owner()
        .spec()
        .path("volumeClaimTemplates")
        .forEach(claim -> volumes.add(claim.path("metadata").path("name").asText()));
    Set<String> mounted = new HashSet<>();
    for (Container container : pod.containers()) {
      Set<String> paths = new HashSet<>();
      for (JsonNode mount : container.tree().path("volumeMounts")) {
        String volume = mount.path("name").asText();
        mounted.add(volume);
        if (!volumes.contains(volume)) {
          problem(container, "mounts volume " + volume + ", which the pod lacks");
        }
        if (!paths.add(mount.path("mountPath").asText())) {
          problem(container, "mounts two volumes at " + mount.path("mountPath").asText());
        }
      }
    }
    volumes.stream()
        .filter(volume -> !mounted.contains(volume))
        .forEach(volume -> problem(pod, "no container mounts volume " + volume));
  }

  private void checkObject(KubeObject object) {
    switch (object.kind()) {
      case "StatefulSet" -> defined(object, "Service", object.spec().path("serviceName").asText());
      case "RoleBinding", "ClusterRoleBinding" -> checkBinding(object);
      case "HorizontalPodAutoscaler" -> {
        JsonNode target = object.spec().path("scaleTargetRef");
        defined(object, target.path("kind").asText(), target.path("name").asText());
      }
      case "Ingress" -> checkIngress(object);
      case "Prometheus" ->
          object
              .spec()
              .path("alerting")
              .path("alertmanagers")
              .forEach(alertmanager -> checkAlertmanager(object, alertmanager));
      default -> {}
    }
  }

  private void checkBinding(KubeObject binding) {
    JsonNode role = binding.tree().path("roleRef");
    defined(binding, role.path("kind").asText(), role.path("name").asText());
    for (JsonNode subject : binding.tree().path("subjects")) {
      String name = subject.path("name").asText();
      defined(binding, subject.path("kind").asText(), name);
      String namespace = subject.path("namespace").asText();
      boolean there =
          rendered
              .find(subject.path("kind").asText(), name)
              .filter(account -> account.namespace().equals(namespace))
              .isPresent();
      if (!there) {
        problem(
            binding, "binds %s of namespace \"%s\", where it is not".formatted(name, namespace));
      }
    }
  }

  private void checkIngress(KubeObject ingress) {
    for (JsonNode backend : ingress.tree().findValues("service")) {
      String name = backend.path("name").asText();
      defined(ingress, "Service", name);
      JsonNode port = backend.path("port");
      boolean there =
          rendered.find("Service", name).stream()
              .flatMap(service -> stream(service.spec().path("ports")))
              .anyMatch(
                  one ->
                      one.path("name").equals(port.path("name"))
                          || one.path("port").equals(port.path("number")));
      if (!there) {
        problem(ingress, "asks for port " + port + " of Service/" + name + ", which has none such");
      }
    }
    for (JsonNode tls : ingress.spec().path("tls")) {
      String secret = tls.path("secretName").asText();
      if (!Certificates.secrets(rendered).contains(secret)) {
        defined(ingress, "Secret", secret);
      }
    }
  }

  private void checkAlertmanager(KubeObject prometheus, JsonNode alertmanager) {
    boolean there =
        rendered.find("Service", alertmanager.path("name").asText()).stream()
            .filter(one -> one.namespace().equals(alertmanager.path("namespace").asText()))
            .flatMap(service -> stream(service.spec().path("ports")))
            .anyMatch(port -> port.path("name").equals(alertmanager.path("port")));
    if (!there) {
      problem(prometheus, "tells " + alertmanager + ", which is no port of a Service");
    }
  }

  private void defined(Object who, String kind, String name) {
    named.add(kind + "/" + name);
    if (rendered.find(kind, name).isEmpty() && Externals.keys(rendered, kind, name).isEmpty()) {
      problem(
          who,
          "names %s/%s, which is not defined; define it or mend the name".formatted(kind, name));
    }
  }

  private void hasKey(Object who, String kind, String name, String key) {
    Set<String> keys =
        rendered
            .find(kind, name)
            .map(References::keys)
            .orElse(Externals.keys(rendered, kind, name));
    if (!keys.contains(key)) {
      problem(who, "names key %s of %s/%s, which has %s".formatted(key, kind, name, keys));
    }
  }

  /** The keys of a ConfigMap or Secret. */
  static Set<String> keys(KubeObject object) {
    Set<String> keys = new TreeSet<>();
    for (String field : List.of("data", "stringData", "binaryData")) {
      keys.addAll(KubeObject.texts(object.tree().path(field)).keySet());
    }
    return keys;
  }

  /** What nobody names is most often named wrongly. */
  private void checkThatAllIsNamed() {
    rendered.objects().stream()
        .filter(object -> TO_BE_NAMED.contains(object.kind()))
        .filter(object -> !named.contains(object.toString()))
        .forEach(object -> problem(object, "nobody names it; remove it or name it"));
  }

  private void problem(Object who, String what) {
    problems.add(who + ": " + what);
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    List<JsonNode> items = new ArrayList<>();
    array.forEach(items::add);
    return items.stream();
  }
}
