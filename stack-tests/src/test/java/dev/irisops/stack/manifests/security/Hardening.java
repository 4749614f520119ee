package dev.irisops.stack.manifests.security;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.manifests.render.Container;
import dev.irisops.stack.manifests.render.Image;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.manifests.render.Pod;
import dev.irisops.stack.manifests.render.Rendered;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** This project's rules for pods, beyond Pod Security. */
final class Hardening {
  /** The apps that call the API server: to discover targets, report on objects, publish a model. */
  private static final Set<String> TOKEN_USERS =
      Set.of("prometheus", "kube-state-metrics", "model-training");

  /** Lower UIDs may be system accounts of a node. */
  private static final int LEAST_OWN_UID = 10_001;

  private final List<String> problems = new ArrayList<>();

  private Hardening() {}

  static List<String> problems(Rendered rendered) {
    Hardening hardening = new Hardening();
    for (KubeObject account : rendered.ofKind("ServiceAccount")) {
      hardening.forbid(
          account,
          account.tree().path("automountServiceAccountToken").asBoolean(true),
          "set automountServiceAccountToken: false; a pod that needs a token asks for it");
    }
    for (Pod pod : rendered.pods()) {
      hardening.checkPod(pod);
      pod.containers().forEach(hardening::checkContainer);
    }
    return hardening.problems;
  }

  private void checkPod(Pod pod) {
    JsonNode spec = pod.spec();
    boolean token = spec.path("automountServiceAccountToken").asBoolean(true);
    forbid(
        pod,
        token != TOKEN_USERS.contains(pod.labels().get("app")),
        "automountServiceAccountToken is %s; only %s use one".formatted(token, TOKEN_USERS));
    forbid(
        pod,
        spec.path("serviceAccountName").asText("default").equals("default"),
        "set serviceAccountName to an account of its own");
    forbid(
        pod,
        spec.path("enableServiceLinks").asBoolean(true),
        "set enableServiceLinks: false, or each Service adds environment variables");
    forbid(
        pod,
        !pod.isBatch() && !spec.has("priorityClassName"),
        "set priorityClassName, or a full node evicts it as any pod");
    checkScratch(pod);
    long user = spec.at("/securityContext/runAsUser").asLong(-1);
    boolean own = pod.containers().stream().allMatch(one -> Image.parse(one.image()).isOwn());
    forbid(
        pod,
        user < (own ? LEAST_OWN_UID : 1),
        "runAsUser is %d; set a fixed one%s".formatted(user, own ? " above 10000" : ""));
  }

  /**
   * The kubelet evicts a pod that stores more than the limit, even where its emptyDirs allow it.
   */
  private void checkScratch(Pod pod) {
    long volumes =
        pod.spec().path("volumes").findValuesAsText("sizeLimit").stream()
            .mapToLong(Hardening::mebibytes)
            .sum();
    long limit =
        pod.containers().stream()
            .map(container -> container.tree().at("/resources/limits/ephemeral-storage").asText())
            .mapToLong(Hardening::mebibytes)
            .max()
            .orElse(0);
    forbid(
        pod,
        limit <= volumes,
        "its emptyDirs take %d Mi; set a higher limit of ephemeral-storage".formatted(volumes));
  }

  private static long mebibytes(String quantity) {
    return quantity.isEmpty() ? 0 : Long.parseLong(quantity.replace("Mi", ""));
  }

  private void checkContainer(Container container) {
    JsonNode tree = container.tree();
    forbid(
        container,
        !tree.at("/securityContext/readOnlyRootFilesystem").asBoolean(),
        "set securityContext.readOnlyRootFilesystem: true");
    forbid(
        container,
        !Image.parse(container.image()).isPinned(),
        "image %s can change; use a tag other than latest, or a digest"
            .formatted(container.image()));
    checkResources(container, tree.at("/resources/requests"), tree.at("/resources/limits"));
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      boolean wanted = container.staysUp();
      forbid(container, tree.has(probe) != wanted, (wanted ? "add a " : "remove its ") + probe);
    }
    forbid(
        container,
        tree.at("/startupProbe").has("failureThreshold")
            && !tree.at("/startupProbe").has("initialDelaySeconds"),
        "set startupProbe.initialDelaySeconds, or each start has Warning events");
  }

  private void checkResources(Container container, JsonNode requests, JsonNode limits) {
    for (String resource : List.of("cpu", "memory", "ephemeral-storage")) {
      forbid(
          container,
          !requests.has(resource) || !limits.has(resource),
          "set the request and the limit of " + resource);
    }
    forbid(
        container,
        !requests.path("memory").equals(limits.path("memory")),
        "set the memory limit to the request, or a node short of memory kills it");
  }

  private void forbid(Object who, boolean violated, String what) {
    if (violated) {
      problems.add(who + ": " + what);
    }
  }
}
