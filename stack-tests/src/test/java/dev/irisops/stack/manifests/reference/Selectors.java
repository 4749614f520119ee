package dev.irisops.stack.manifests.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.manifests.render.Externals;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.manifests.render.Pod;
import dev.irisops.stack.manifests.render.Rendered;
import dev.irisops.stack.manifests.render.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every selector selects what it is for. */
final class Selectors {
  /** The selectors of a {@code Prometheus}, and the kind that each must select all of. */
  private static final Map<String, String> OPERATED =
      Map.of(
          "serviceMonitorSelector", "ServiceMonitor",
          "scrapeConfigSelector", "ScrapeConfig",
          "probeSelector", "Probe",
          "ruleSelector", "PrometheusRule");

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
    switch (object.kind()) {
      case "Deployment", "StatefulSet", "DaemonSet" -> checkOwn(object);
      case "PodDisruptionBudget" -> checkPods(object, object.spec().path("selector"));
      case "Service" -> checkService(object);
      case "NetworkPolicy" -> checkPolicy(object);
      case "Prometheus" -> checkOperated(object);
      case "ServiceMonitor" -> checkServiceMonitor(object);
      default -> {}
    }
  }

  /** A controller takes over every pod that its selector selects. */
  private void checkOwn(KubeObject controller) {
    List<String> owners =
        rendered.selected(controller.namespace(), controller.spec().path("selector")).stream()
            .map(Pod::toString)
            .toList();
    if (!owners.equals(List.of(controller.toString()))) {
      report(controller, "selector selects the pods of " + owners + ", not only its own");
    }
  }

  private void checkPods(KubeObject object, JsonNode selector) {
    if (rendered.selected(object.namespace(), selector).isEmpty()) {
      report(object, "selector " + selector + " selects no pod");
    }
  }

  private void checkService(KubeObject service) {
    List<Pod> pods = rendered.behind(service);
    if (pods.isEmpty()) {
      report(service, "selector " + service.spec().path("selector") + " selects no pod");
    }
    for (JsonNode port : service.spec().path("ports")) {
      JsonNode target = port.path("targetPort");
      pods.stream()
          .filter(pod -> pod.port(target).isEmpty())
          .forEach(pod -> report(service, "targetPort " + target + " is no port of " + pod));
    }
  }

  /** Peers in other namespaces are unknown here. */
  private void checkPolicy(KubeObject policy) {
    checkPodsOf(policy, policy.spec().path("podSelector"));
    Stream.of(policy.spec().findValues("from"), policy.spec().findValues("to"))
        .flatMap(List::stream)
        .flatMap(JsonNode::valueStream)
        .filter(peer -> peer.has("podSelector") && !peer.has("namespaceSelector"))
        .forEach(peer -> checkPodsOf(policy, peer.path("podSelector")));
  }

  /** Pods that others create are unknown here. */
  private void checkPodsOf(KubeObject policy, JsonNode selector) {
    Map<String, String> labels = KubeObject.texts(selector.path("matchLabels"));
    if (!labels.equals(Externals.CLIENTS) && !labels.equals(Externals.ACME_SOLVERS)) {
      checkPods(policy, selector);
    }
  }

  private void checkOperated(KubeObject prometheus) {
    OPERATED.forEach(
        (field, kind) -> {
          JsonNode selector = prometheus.spec().path(field);
          rendered.ofKind(kind).stream()
              .filter(one -> selector.isMissingNode() || !Selector.matches(selector, one.labels()))
              .forEach(one -> report(prometheus, field + " does not select " + one));
        });
  }

  private void checkServiceMonitor(KubeObject monitor) {
    JsonNode selector = monitor.spec().path("selector");
    List<KubeObject> services =
        rendered.ofKind("Service").stream()
            .filter(service -> service.namespace().equals(monitor.namespace()))
            .filter(service -> Selector.matches(selector, service.labels()))
            .toList();
    if (services.isEmpty()) {
      report(monitor, "selector " + selector + " selects no Service");
    }
    for (String port : monitor.spec().path("endpoints").findValuesAsText("port")) {
      if (services.stream().noneMatch(service -> hasPort(service, port))) {
        report(monitor, "port " + port + " is no port of " + services);
      }
    }
  }

  private static boolean hasPort(KubeObject service, String name) {
    return service.spec().path("ports").findValuesAsText("name").contains(name);
  }

  private void checkSpread(Pod pod) {
    Stream.of("topologySpreadConstraints", "affinity")
        .flatMap(field -> pod.spec().path(field).findValues("labelSelector").stream())
        .filter(selector -> rendered.selected(pod.namespace(), selector).isEmpty())
        .forEach(selector -> report(pod, "labelSelector " + selector + " selects no pod"));
  }

  private void report(Object who, String what) {
    problems.add(who + ": " + what + "; make the labels and the selector agree");
  }
}
