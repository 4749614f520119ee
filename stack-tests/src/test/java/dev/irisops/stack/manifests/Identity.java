package dev.irisops.stack.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Each object has one name that Kubernetes takes, the namespace, and the labels that people and
 * policies look for.
 */
final class Identity {
  static final String NAMESPACE = "mlops";

  private static final Set<String> CLUSTER_WIDE =
      Set.of("Namespace", "ClusterRole", "ClusterRoleBinding");
  private static final String PART = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";
  private static final String LABEL_VALUE = "([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?";
  private static final String PORT_NAME = "(?=.{1,15}$)[a-z0-9]+(-[a-z0-9]+)*";
  private static final String STANDARD = "app.kubernetes.io/";

  private final List<String> problems = new ArrayList<>();

  private Identity() {}

  static List<String> problems(Rendered rendered) {
    Identity identity = new Identity();
    Set<String> seen = new HashSet<>();
    for (KubeObject object : rendered.objects()) {
      identity.checkName(object);
      identity.checkNamespace(object);
      identity.checkLabelValues(object, object.labels());
      if (!seen.add(object.toString())) {
        identity.problem(object, "defined twice");
      }
      if (!CLUSTER_WIDE.contains(object.kind()) && !isForAll(object)) {
        identity.checkLabels(object, object.labels());
      }
    }
    for (Pod pod : rendered.pods()) {
      identity.checkLabelValues(pod, pod.labels());
      identity.checkLabels(pod + " template", pod.labels());
    }
    rendered.containers().forEach(identity::checkPortNames);
    return identity.problems;
  }

  private void checkName(KubeObject object) {
    // RBAC names may hold a colon; a Service's is a DNS label; the others are DNS subdomains.
    String allowed =
        switch (object.kind()) {
          case "Service", "Namespace" -> "(?=.{1,63}$)" + PART;
          default -> "(?=.{1,253}$)" + PART + "(\\." + PART + ")*";
        };
    if (!object.name().matches(allowed)) {
      problem(object, "Kubernetes refuses this name");
    }
  }

  private void checkNamespace(KubeObject object) {
    String expected = CLUSTER_WIDE.contains(object.kind()) ? "" : NAMESPACE;
    if (!object.namespace().equals(expected)) {
      problem(
          object,
          "namespace is \"%s\", expected \"%s\"; set namespace: in the overlay"
              .formatted(object.namespace(), expected));
    }
  }

  /** What stands beside no app in particular. */
  private static boolean isForAll(KubeObject object) {
    return object.kind().equals("NetworkPolicy")
        && !object.spec().path("podSelector").path("matchLabels").has("app");
  }

  /** The labels that the original's commands select by, and the recommended set of Kubernetes. */
  private void checkLabels(Object who, Map<String, String> labels) {
    String app = labels.get("app");
    if (app == null) {
      problem(who, "lacks the label app");
      return;
    }
    String component = ManifestContract.COMPONENTS.getOrDefault(app, "monitoring");
    Map<String, String> expected =
        Map.of(
            "component",
            component,
            STANDARD + "name",
            app,
            STANDARD + "component",
            component,
            STANDARD + "part-of",
            "irisops",
            STANDARD + "managed-by",
            "kustomize");
    expected.forEach(
        (key, value) -> {
          if (!value.equals(labels.get(key))) {
            problem(who, "label %s is %s, expected %s".formatted(key, labels.get(key), value));
          }
        });
  }

  private void checkLabelValues(Object who, Map<String, String> labels) {
    labels.forEach(
        (key, value) -> {
          if (!value.matches(LABEL_VALUE)) {
            problem(who, "Kubernetes refuses label " + key + ": " + value);
          }
        });
  }

  private void checkPortNames(Container container) {
    for (JsonNode port : container.tree().path("ports")) {
      if (!port.path("name").asText().matches(PORT_NAME)) {
        problem(container, "port " + port + " needs a name of at most 15 of a-z, 0-9 and -");
      }
    }
  }

  private void problem(Object who, String what) {
    problems.add(who + ": " + what);
  }
}
