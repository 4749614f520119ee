package dev.irisops.stack.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A node can be drained, and a service of several replicas is never drained away as a whole. */
final class Disruptions {
  private Disruptions() {}

  static List<String> problems(Rendered rendered) {
    List<String> problems = new ArrayList<>();
    for (KubeObject budget : rendered.ofKind("PodDisruptionBudget")) {
      for (Pod pod : rendered.selected(budget.namespace(), budget.spec().path("selector"))) {
        int replicas = leastReplicas(rendered, pod.owner());
        int allowed = allowed(budget.spec(), replicas);
        if (allowed < 1) {
          problems.add(
              "%s: of %d of %s none may go, so that no node can be drained; set maxUnavailable: 1"
                  .formatted(budget, replicas, pod));
        } else if (replicas > 1 && allowed >= replicas) {
          problems.add(
              "%s: all %d of %s may go at once; lower maxUnavailable"
                  .formatted(budget, replicas, pod));
        }
      }
    }
    for (Pod pod : rendered.pods()) {
      if (!pod.isBatch() && budgets(rendered, pod) != 1) {
        problems.add(
            "%s: %d PodDisruptionBudgets select it; expected 1"
                .formatted(pod, budgets(rendered, pod)));
      }
    }
    return problems;
  }

  private static long budgets(Rendered rendered, Pod pod) {
    return rendered.ofKind("PodDisruptionBudget").stream()
        .filter(budget -> budget.namespace().equals(pod.namespace()))
        .filter(budget -> Selector.matches(budget.spec().path("selector"), pod.labels()))
        .count();
  }

  /** What an autoscaler may go down to, else what is asked for. */
  static int leastReplicas(Rendered rendered, KubeObject owner) {
    return rendered.ofKind("HorizontalPodAutoscaler").stream()
        .map(KubeObject::spec)
        .filter(spec -> spec.path("scaleTargetRef").path("kind").asText().equals(owner.kind()))
        .filter(spec -> spec.path("scaleTargetRef").path("name").asText().equals(owner.name()))
        .map(spec -> spec.path("minReplicas").asInt(1))
        .findFirst()
        .orElse(owner.spec().path("replicas").asInt(1));
  }

  private static int allowed(JsonNode budget, int replicas) {
    return budget.has("maxUnavailable")
        ? Math.min(replicas, share(budget.path("maxUnavailable"), replicas))
        : replicas - share(budget.path("minAvailable"), replicas);
  }

  /** A number, or a percentage, which Kubernetes rounds up. */
  private static int share(JsonNode value, int replicas) {
    String text = value.asText();
    return text.endsWith("%")
        ? (int) Math.ceil(Integer.parseInt(text.replace("%", "")) * replicas / 100.0)
        : Integer.parseInt(text);
  }
}
