package dev.irisops.stack.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What this project asks of a pod beyond Pod Security. */
final class Hardening {
  /** Prometheus finds its targets, kube-state-metrics reports; nobody else asks the API server. */
  private static final Set<String> TOKEN_USERS = Set.of("prometheus", "kube-state-metrics");

  /** The lowest UID that no system account of a node has. */
  private static final int LEAST_OWN_UID = 10_001;

  private static final String OWN_IMAGES = "irisops/";

  private Hardening() {}

  static List<String> problems(Rendered rendered) {
    List<String> problems = new ArrayList<>();
    for (KubeObject account : rendered.ofKind("ServiceAccount")) {
      if (account.tree().path("automountServiceAccountToken").asBoolean(true)) {
        problems.add(
            account + ": set automountServiceAccountToken: false; the pod that needs it says so");
      }
    }
    for (Pod pod : rendered.pods()) {
      checkPod(pod, problems);
      pod.containers().forEach(container -> checkContainer(container, problems));
    }
    return problems;
  }

  private static void checkPod(Pod pod, List<String> problems) {
    JsonNode spec = pod.spec();
    boolean token = spec.path("automountServiceAccountToken").asBoolean(true);
    if (token != TOKEN_USERS.contains(pod.labels().get("app"))) {
      problems.add(
          pod
              + ": automountServiceAccountToken is "
              + token
              + "; only "
              + TOKEN_USERS
              + " use one");
    }
    if (spec.path("serviceAccountName").asText("default").equals("default")) {
      problems.add(pod + ": set serviceAccountName to an account of its own");
    }
    if (spec.path("enableServiceLinks").asBoolean(true)) {
      problems.add(pod + ": set enableServiceLinks: false, or each Service adds variables to it");
    }
    long user = spec.path("securityContext").path("runAsUser").asLong(-1);
    boolean own = pod.containers().stream().allMatch(Hardening::isOwn);
    if (user < (own ? LEAST_OWN_UID : 1)) {
      problems.add(
          pod + ": runAsUser is " + user + "; set a fixed one" + (own ? " above 10000" : ""));
    }
  }

  private static boolean isOwn(Container container) {
    return container.tree().path("image").asText().startsWith(OWN_IMAGES);
  }

  private static void checkContainer(Container container, List<String> problems) {
    JsonNode tree = container.tree();
    if (!tree.path("securityContext").path("readOnlyRootFilesystem").asBoolean()) {
      problems.add(container + ": set securityContext.readOnlyRootFilesystem: true");
    }
    JsonNode requests = tree.path("resources").path("requests");
    JsonNode limits = tree.path("resources").path("limits");
    for (String resource : List.of("cpu", "memory")) {
      if (!requests.has(resource) || !limits.has(resource)) {
        problems.add(container + ": set the request and the limit of " + resource);
      }
    }
    if (!requests.path("memory").equals(limits.path("memory"))) {
      problems.add(
          container
              + ": set the memory limit to the request, or the node kills it when it is short");
    }
    String image = tree.path("image").asText();
    if (!Image.parse(image).isPinned()) {
      problems.add(
          container
              + ": image "
              + image
              + " can change; name a tag other than latest, or a digest");
    }
    checkProbes(container, problems);
  }

  private static void checkProbes(Container container, List<String> problems) {
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      if (container.tree().has(probe) != container.staysUp()) {
        problems.add(container + ": " + (container.staysUp() ? "add a " : "remove its ") + probe);
      }
    }
  }
}
