package dev.irisops.stack.manifests.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.manifests.render.Container;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.manifests.render.Pod;
import dev.irisops.stack.manifests.render.Rendered;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every object has a valid and unique name, the namespace, and the labels that we rely on. */
final class Identity {
  private static final String NAMESPACE = "mlops";
  private static final Set<String> CLUSTER_WIDE =
      Set.of("Namespace", "ClusterRole", "ClusterRoleBinding", "PriorityClass");

  /** The label {@code component} of the apps that are not part of the monitoring. */
  private static final Map<String, String> COMPONENTS =
      Map.of("iris-api", "api", "orders", "api", "model-training", "training");

  private static final String PART = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";
  private static final String DNS_LABEL = "(?=.{1,63}$)" + PART;
  private static final String DNS_SUBDOMAIN = "(?=.{1,253}$)" + PART + "(\\." + PART + ")*";
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
        identity.report(object, "defined twice");
      }
      if (!CLUSTER_WIDE.contains(object.kind()) && !isForAllPods(object)) {
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
    boolean isLabel = List.of("Service", "Namespace").contains(object.kind());
    if (!object.name().matches(isLabel ? DNS_LABEL : DNS_SUBDOMAIN)) {
      report(object, "Kubernetes refuses this name");
    }
  }

  private void checkNamespace(KubeObject object) {
    String expected = CLUSTER_WIDE.contains(object.kind()) ? "" : NAMESPACE;
    if (!object.namespace().equals(expected)) {
      report(
          object,
          "namespace is \"%s\", expected \"%s\"; set namespace: in the overlay"
              .formatted(object.namespace(), expected));
    }
  }

  private static boolean isForAllPods(KubeObject object) {
    return object.kind().equals("NetworkPolicy")
        && !object.spec().at("/podSelector/matchLabels").has("app");
  }

  /** Checks the labels that people's commands select by, and those that Kubernetes recommends. */
  private void checkLabels(Object who, Map<String, String> labels) {
    String app = labels.get("app");
    if (app == null) {
      report(who, "lacks the label app");
      return;
    }
    String component = COMPONENTS.getOrDefault(app, "monitoring");
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
            "kustomize")
        .forEach(
            (key, expected) -> {
              if (!expected.equals(labels.get(key))) {
                report(
                    who, "label %s is %s, expected %s".formatted(key, labels.get(key), expected));
              }
            });
  }

  private void checkLabelValues(Object who, Map<String, String> labels) {
    labels.forEach(
        (key, value) -> {
          if (!value.matches(LABEL_VALUE)) {
            report(who, "Kubernetes refuses label %s: %s".formatted(key, value));
          }
        });
  }

  private void checkPortNames(Container container) {
    for (JsonNode port : container.tree().path("ports")) {
      if (!port.path("name").asText().matches(PORT_NAME)) {
        report(container, "port %s needs a name of 1 to 15 of a-z, 0-9 and -".formatted(port));
      }
    }
  }

  private void report(Object who, String what) {
    problems.add(who + ": " + what);
  }
}
