package dev.irisops.stack.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Names that commands, dashboards and people's scripts use. */
final class ManifestContract {
  /** The label {@code component} of each app that is not part of the monitoring. */
  static final Map<String, String> COMPONENTS =
      Map.of("iris-api", "api", "model-training", "training");

  private static final Map<String, Set<Integer>> PORTS =
      Map.of(
          "iris-api-service", Set.of(8000, 9080),
          "prometheus-service", Set.of(9090),
          "grafana-service", Set.of(3000),
          "alertmanager-service", Set.of(9093),
          "kube-state-metrics-service", Set.of(8080));
  private static final Set<String> CONFIG_MAPS =
      Set.of(
          "prometheus-config",
          "prometheus-rules",
          "alertmanager-config",
          "grafana-config",
          "grafana-dashboards");

  /** Those that a running process reads again; a suffix would make it read the old one for ever. */
  private static final Set<String> WITHOUT_SUFFIX =
      Set.of("prometheus-config", "prometheus-rules", "grafana-dashboards", "iris-api-keys");

  /** Hexadecimal digits, five of which kustomize swaps for letters that spell no word. */
  private static final String SUFFIX = "-[bcdf2456789ghkmt]{10}";

  private ManifestContract() {}

  static List<String> problems(Rendered rendered) {
    List<String> problems = new ArrayList<>();
    if (rendered.find("Deployment", "iris-api").isEmpty()) {
      problems.add("Deployment/iris-api: missing");
    }
    Map<String, Set<Integer>> ports = new TreeMap<>();
    for (KubeObject service : rendered.ofKind("Service")) {
      Set<Integer> numbers = new TreeSet<>();
      service.spec().path("ports").findValues("port").forEach(port -> numbers.add(port.asInt()));
      ports.put(service.name(), numbers);
    }
    PORTS.forEach(
        (service, expected) -> {
          if (!expected.equals(ports.get(service)) && isExpected(rendered, service)) {
            problems.add(
                "Service/%s: has ports %s, expected %s"
                    .formatted(service, ports.get(service), expected));
          }
        });
    for (String name : CONFIG_MAPS) {
      if (withOrWithoutSuffix(rendered, "ConfigMap", name).isEmpty()
          && isExpected(rendered, name)) {
        problems.add("ConfigMap/" + name + ": missing");
      }
    }
    for (KubeObject object : rendered.ofKind("ConfigMap", "Secret")) {
      String stem = stem(object);
      if (WITHOUT_SUFFIX.contains(stem) == !stem.equals(object.name())) {
        problems.add(
            "%s: %s"
                .formatted(
                    object,
                    WITHOUT_SUFFIX.contains(stem)
                        ? "is reloaded in place; set disableNameSuffixHash: true"
                        : "is read at start; let it have its hash suffix, so that a change rolls the pods"));
      }
    }
    return problems;
  }

  /** With the operator, its own Prometheus takes the place of the plain one. */
  private static boolean isExpected(Rendered rendered, String name) {
    return !name.startsWith("prometheus-") || rendered.ofKind("ServiceMonitor").isEmpty();
  }

  /** The name without its hash. */
  static String stem(KubeObject object) {
    return object.name().replaceFirst(SUFFIX + "$", "");
  }

  /** The objects of a name that may end in a hash. */
  static List<KubeObject> withOrWithoutSuffix(Rendered rendered, String kind, String name) {
    return rendered.ofKind(kind).stream()
        .filter(object -> object.name().matches(name + "(" + SUFFIX + ")?"))
        .toList();
  }

  /** A ConfigMap's file. */
  static String file(Rendered rendered, String configMap, String key) {
    JsonNode text =
        withOrWithoutSuffix(rendered, "ConfigMap", configMap).get(0).tree().path("data").path(key);
    if (text.isMissingNode()) {
      throw new AssertionError(rendered + ": ConfigMap/" + configMap + " has no " + key);
    }
    return text.asText();
  }
}
