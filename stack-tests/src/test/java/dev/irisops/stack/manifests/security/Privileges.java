package dev.irisops.stack.manifests.security;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.manifests.render.Mounts;
import dev.irisops.stack.manifests.render.Rendered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every service account has the permissions that it uses, and no others. A permission reads {@code
 * verb group/resource}.
 */
final class Privileges {
  private static final Map<String, Set<String>> ALLOWED =
      Map.of(
          "Role/prometheus",
          permissions("get list watch", "/pods", "/services", "discovery.k8s.io/endpointslices"),
          "ClusterRole/mlops-prometheus",
          new TreeSet<>(List.of("get /nodes", "list /nodes", "watch /nodes", "get /nodes/metrics")),
          "Role/kube-state-metrics",
          permissions("list watch", "/pods", "apps/deployments"));

  private static final Map<String, Set<String>> BOUND =
      Map.of(
          "Role/prometheus", Set.of("ServiceAccount/prometheus"),
          "ClusterRole/mlops-prometheus", Set.of("ServiceAccount/prometheus"),
          "Role/kube-state-metrics", Set.of("ServiceAccount/kube-state-metrics"));

  private Privileges() {}

  static List<String> problems(Rendered rendered) {
    List<String> problems = new ArrayList<>();
    for (KubeObject role : rendered.ofKind("Role", "ClusterRole")) {
      Set<String> expected = ALLOWED.get(role.toString());
      if (!granted(role).equals(expected)) {
        problems.add("%s: allows %s, expected %s".formatted(role, granted(role), expected));
      }
    }
    for (KubeObject binding : rendered.ofKind("RoleBinding", "ClusterRoleBinding")) {
      String role = reference(binding.tree().path("roleRef"));
      Set<String> subjects = new TreeSet<>();
      binding.tree().path("subjects").forEach(subject -> subjects.add(reference(subject)));
      if (!subjects.equals(BOUND.get(role))) {
        problems.add(
            "%s: gives %s to %s, expected %s".formatted(binding, role, subjects, BOUND.get(role)));
      }
    }
    checkKubeStateMetrics(rendered, problems);
    return problems;
  }

  private static String reference(JsonNode tree) {
    return tree.path("kind").asText() + "/" + tree.path("name").asText();
  }

  /** It logs an error a second for each resource that it watches without permission. */
  private static void checkKubeStateMetrics(Rendered rendered, List<String> problems) {
    Mounts pod = Mounts.of(rendered, rendered.pod("kube-state-metrics"));
    Set<String> watched = new TreeSet<>(List.of(pod.argument("--resources").split(",")));
    Set<String> allowed = new TreeSet<>();
    for (JsonNode rule : rendered.get("Role", "kube-state-metrics").tree().path("rules")) {
      rule.path("resources").forEach(resource -> allowed.add(resource.asText()));
    }
    if (!watched.equals(allowed)) {
      problems.add(
          "kube-state-metrics: --resources=%s, its Role allows %s".formatted(watched, allowed));
    }
  }

  private static Set<String> granted(KubeObject role) {
    Set<String> granted = new TreeSet<>();
    for (JsonNode rule : role.tree().path("rules")) {
      for (JsonNode verb : rule.path("verbs")) {
        for (JsonNode group : rule.path("apiGroups")) {
          for (JsonNode resource : rule.path("resources")) {
            granted.add(verb.asText() + " " + group.asText() + "/" + resource.asText());
          }
        }
        rule.path("nonResourceURLs")
            .forEach(url -> granted.add(verb.asText() + " " + url.asText()));
      }
    }
    return granted;
  }

  private static Set<String> permissions(String verbs, String... resources) {
    Set<String> permissions = new TreeSet<>();
    for (String verb : verbs.split(" ")) {
      for (String resource : resources) {
        permissions.add(verb + " " + resource);
      }
    }
    return permissions;
  }
}
