package dev.irisops.stack.manifests.security;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.manifests.render.Mounts;
import dev.irisops.stack.manifests.render.Pod;
import dev.irisops.stack.manifests.render.Rendered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Every service account has the permissions that it uses, and no others. A permission reads {@code
 * verb group/resource}.
 */
final class Privileges {
  private static final Map<String, List<String>> ALLOWED =
      Map.of(
          "Role/prometheus",
          List.of(
              "get /pods",
              "get /services",
              "get discovery.k8s.io/endpointslices",
              "list /pods",
              "list /services",
              "list discovery.k8s.io/endpointslices",
              "watch /pods",
              "watch /services",
              "watch discovery.k8s.io/endpointslices"),
          "ClusterRole/irisops-prometheus",
          List.of("get /nodes/metrics"),
          "Role/model-training",
          List.of("get /configmaps/iris-api-model", "patch /configmaps/iris-api-model"),
          "Role/kube-state-metrics",
          List.of(
              "list /persistentvolumeclaims",
              "list /pods",
              "list apps/deployments",
              "list apps/statefulsets",
              "list autoscaling/horizontalpodautoscalers",
              "list batch/cronjobs",
              "list batch/jobs",
              "watch /persistentvolumeclaims",
              "watch /pods",
              "watch apps/deployments",
              "watch apps/statefulsets",
              "watch autoscaling/horizontalpodautoscalers",
              "watch batch/cronjobs",
              "watch batch/jobs"));

  /** To find the addresses for the blackbox exporter. */
  private static final List<String> FOR_PROBES =
      List.of("list networking.k8s.io/ingresses", "watch networking.k8s.io/ingresses");

  private static final Map<String, List<String>> BOUND =
      Map.of(
          "Role/prometheus", List.of("ServiceAccount/prometheus"),
          "ClusterRole/irisops-prometheus", List.of("ServiceAccount/prometheus"),
          "Role/model-training", List.of("ServiceAccount/model-training"),
          "Role/kube-state-metrics", List.of("ServiceAccount/kube-state-metrics"));

  private Privileges() {}

  static List<String> problems(Rendered rendered) {
    List<String> problems = new ArrayList<>();
    for (KubeObject role : rendered.ofKind("Role", "ClusterRole")) {
      List<String> granted = granted(role);
      List<String> expected = allowed(rendered, role);
      if (!granted.equals(expected)) {
        problems.add("%s: allows %s, expected %s".formatted(named(role), granted, expected));
      }
    }
    for (KubeObject binding : rendered.ofKind("RoleBinding", "ClusterRoleBinding")) {
      String role = reference(binding.tree().path("roleRef"));
      JsonNode list = binding.tree().path("subjects");
      List<String> subjects = list.valueStream().map(Privileges::reference).sorted().toList();
      if (!subjects.equals(BOUND.get(role))) {
        problems.add(
            "%s: gives %s to %s, expected %s".formatted(binding, role, subjects, BOUND.get(role)));
      }
    }
    rendered
        .findPod("kube-state-metrics")
        .ifPresent(pod -> checkKubeStateMetrics(rendered, pod, problems));
    return problems;
  }

  private static List<String> allowed(Rendered rendered, KubeObject role) {
    List<String> allowed = ALLOWED.get(named(role));
    boolean probes = rendered.findPod("blackbox-exporter").isPresent();
    return probes && role.toString().equals("Role/prometheus")
        ? Stream.of(allowed, FOR_PROBES).flatMap(List::stream).sorted().toList()
        : allowed;
  }

  /** It logs an error a second for each resource that it watches without permission. */
  private static void checkKubeStateMetrics(Rendered rendered, Pod pod, List<String> problems) {
    String resources = Mounts.of(rendered, pod).argument("--resources");
    Set<String> watched = new TreeSet<>(List.of(resources.split(",")));
    Set<String> allowed = new TreeSet<>();
    rendered
        .get("Role", "kube-state-metrics")
        .tree()
        .findValues("resources")
        .forEach(list -> allowed.addAll(texts(list)));
    if (!watched.equals(allowed)) {
      problems.add(
          "kube-state-metrics: --resources=%s, its Role allows %s".formatted(watched, allowed));
    }
  }

  private static String named(KubeObject role) {
    return role.kind() + "/" + role.stem();
  }

  private static List<String> granted(KubeObject role) {
    Set<String> granted = new TreeSet<>();
    for (JsonNode rule : role.tree().path("rules")) {
      String names =
          String.join("/", texts(rule.path("resourceNames"))).replaceFirst("^(?=.)", "/");
      for (String verb : texts(rule.path("verbs"))) {
        texts(rule.path("nonResourceURLs")).forEach(url -> granted.add(verb + " " + url));
        for (String group : texts(rule.path("apiGroups"))) {
          texts(rule.path("resources"))
              .forEach(one -> granted.add(verb + " " + group + "/" + one + names));
        }
      }
    }
    return List.copyOf(granted);
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }

  private static String reference(JsonNode tree) {
    return tree.path("kind").asText() + "/" + KubeObject.stem(tree.path("name").asText());
  }
}
