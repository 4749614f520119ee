package dev.irisops.stack.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every selector selects what it is there for. */
final class Selectors {
  private final Rendered rendered;
  private final List<String> problems = new ArrayList<>();

  private Selectors(Rendered rendered) {
    this.rendered = rendered;
  }

  static List<String> problems(Rendered rendered) {
    Selectors selectors = new Selectors(rendered);
    rendered.objects().forEach(selectors::check);
    rendered.pods().forEach(selectors::checkSpread);
    return selectors.problems;
  }

  private void check(KubeObject object) {
    JsonNode spec = object.spec();
    switch (object.kind()) {
      case "Deployment", "StatefulSet", "DaemonSet" -> checkOwn(object);
      case "PodDisruptionBudget" -> selects(object, spec.path("selector"));
      case "Service" -> checkService(object);
      case "NetworkPolicy" -> checkPolicy(object);
      case "Prometheus" -> checkOperated(object);
      case "ServiceMonitor" -> checkServiceMonitor(object);
      default -> {}
    }
  }

  /** A controller selects its own pods and no others, which it would take over. */
  private void checkOwn(KubeObject controller) {
    List<String> owners =
        rendered.selected(controller.namespace(), controller.spec().path("selector")).stream()
            .map(Pod::toString)
            .toList();
    if (!owners.equals(List.of(controller.toString()))) {
      problem(controller, "selector selects the pods of " + owners + ", not just its own");
    }
  }

  private List<Pod> selects(KubeObject object, JsonNode selector) {
    List<Pod> pods = rendered.selected(object.namespace(), selector);
    if (pods.isEmpty()) {
      problem(object, "selector " + selector + " selects no pod");
    }
    return pods;
  }

  private void checkService(KubeObject service) {
    List<Pod> pods = rendered.behind(service);
    if (pods.isEmpty()) {
      problem(service, "selector " + service.spec().path("selector") + " selects no pod");
    }
    for (JsonNode port : service.spec().path("ports")) {
      JsonNode target = port.path("targetPort");
      pods.stream()
          .filter(pod -> !pod.listensOn(target))
          .forEach(pod -> problem(service, "targetPort " + target + " is no port of " + pod));
    }
  }

  private void checkPolicy(KubeObject policy) {
    checkPodsOf(policy, policy.spec().path("podSelector"));
    for (String direction : List.of("ingress", "egress")) {
      for (JsonNode peers :
          policy.spec().path(direction).findValues(direction.equals("ingress") ? "from" : "to")) {
        peers.forEach(peer -> checkPeer(policy, peer));
      }
    }
  }

  /** Peers of other namespaces cannot be known here. */
  private void checkPeer(KubeObject policy, JsonNode peer) {
    if (peer.has("podSelector") && !peer.has("namespaceSelector")) {
      checkPodsOf(policy, peer.path("podSelector"));
    }
  }

  /** Nor can pods that others make. */
  private void checkPodsOf(KubeObject policy, JsonNode selector) {
    Map<String, String> labels = KubeObject.texts(selector.path("matchLabels"));
    if (!labels.equals(Externals.CLIENTS) && !labels.equals(Externals.ACME_SOLVERS)) {
      selects(policy, selector);
    }
  }

  /** The operator takes what these select; what it does not take, nobody scrapes or evaluates. */
  private void checkOperated(KubeObject prometheus) {
    Map.of(
            "serviceMonitorSelector", "ServiceMonitor",
            "scrapeConfigSelector", "ScrapeConfig",
            "ruleSelector", "PrometheusRule")
        .forEach(
            (selector, kind) ->
                rendered.ofKind(kind).stream()
                    .filter(
                        one ->
                            !prometheus.spec().has(selector)
                                || !Selector.matches(
                                    prometheus.spec().path(selector), one.labels()))
                    .forEach(one -> problem(prometheus, selector + " does not select " + one)));
  }

  private void checkServiceMonitor(KubeObject monitor) {
    List<KubeObject> services =
        rendered.ofKind("Service").stream()
            .filter(service -> service.namespace().equals(monitor.namespace()))
            .filter(service -> Selector.matches(monitor.spec().path("selector"), service.labels()))
            .toList();
    if (services.isEmpty()) {
      problem(monitor, "selector " + monitor.spec().path("selector") + " selects no Service");
    }
    for (JsonNode endpoint : monitor.spec().path("endpoints")) {
      String port = endpoint.path("port").asText();
      services.stream()
          .filter(service -> !service.spec().path("ports").findValuesAsText("name").contains(port))
          .forEach(service -> problem(monitor, "port " + port + " is no port of " + service));
    }
  }

  /** Pods are spread from, or kept near, pods that exist. */
  private void checkSpread(Pod pod) {
    List<JsonNode> selectors = new ArrayList<>();
    selectors.addAll(pod.spec().path("topologySpreadConstraints").findValues("labelSelector"));
    selectors.addAll(pod.spec().path("affinity").findValues("labelSelector"));
    selectors.stream()
        .filter(selector -> rendered.selected(pod.namespace(), selector).isEmpty())
        .forEach(selector -> problem(pod, "labelSelector " + selector + " selects no pod"));
  }

  private void problem(Object who, String what) {
    problems.add(who + ": " + what + "; make the labels and the selector agree");
  }
}
