package dev.irisops.stack.manifests.environment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.manifests.render.Pod;
import dev.irisops.stack.manifests.render.Rendered;
import dev.irisops.stack.manifests.render.Selector;
import java.util.ArrayList;
import java.util.List;

/** Nodes can be drained, and draining never evicts all replicas of a pod at once. */
final class Disruptions {
  private Disruptions() {}

  static List<String> problems(Rendered rendered) {
    List<String> problems = new ArrayList<>();
    for (KubeObject budget : rendered.ofKind("PodDisruptionBudget")) {
      for (Pod pod : rendered.selected(budget.namespace(), budget.spec().path("selector"))) {
        int replicas = rendered.leastReplicas(pod.owner());
        int allowed = allowed(budget.spec(), replicas);
        if (allowed < 1) {
          problems.add(
              "%s: allows no eviction of the %d of %s, so nodes cannot be drained; set maxUnavailable: 1"
                  .formatted(budget, replicas, pod));
        } else if (replicas > 1 && allowed >= replicas) {
          problems.add(
              "%s: allows the eviction of all %d of %s at once; lower maxUnavailable"
                  .formatted(budget, replicas, pod));
        }
      }
    }
    for (Pod pod : rendered.pods()) {
      long budgets = pod.isBatch() ? 1 : budgets(rendered, pod);
      if (budgets != 1) {
        problems.add("%s: %d PodDisruptionBudgets select it, expected 1".formatted(pod, budgets));
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
