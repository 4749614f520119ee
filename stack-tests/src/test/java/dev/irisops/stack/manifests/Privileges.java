package dev.irisops.stack.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Each account may do what it does, and nothing else. A permission reads {@code verb
 * group/resource}.
 */
final class Privileges {
  private static final Map<String, Set<String>> EXPECTED =
      Map.of(
          "Role/prometheus",
          permissions("get list watch", "/pods", "/services", "discovery.k8s.io/endpointslices"),
          "ClusterRole/mlops-prometheus",
          union(permissions("get list watch", "/nodes"), permissions("get", "/nodes/metrics")),
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
      Set<String> expected = EXPECTED.get(role.toString());
      if (!granted(role).equals(expected)) {
        problems.add("%s: allows %s, expected %s".formatted(role, granted(role), expected));
      }
    }
    for (KubeObject binding : rendered.ofKind("RoleBinding", "ClusterRoleBinding")) {
      JsonNode role = binding.tree().path("roleRef");
      String name = role.path("kind").asText() + "/" + role.path("name").asText();
      Set<String> subjects = new TreeSet<>();
      for (JsonNode subject : binding.tree().path("subjects")) {
        subjects.add(subject.path("kind").asText() + "/" + subject.path("name").asText());
      }
      if (!subjects.equals(BOUND.get(name))) {
        problems.add(
            "%s: gives %s to %s, expected %s".formatted(binding, name, subjects, BOUND.get(name)));
      }
    }
    checkKubeStateMetrics(rendered, problems);
    return problems;
  }

  /** It logs an error a second for each resource that it is to watch and may not. */
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

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }
}
