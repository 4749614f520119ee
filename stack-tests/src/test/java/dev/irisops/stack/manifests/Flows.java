package dev.irisops.stack.manifests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The connections that the stack needs are open, and of all others none is. */
final class Flows {
  private static final List<String> ALWAYS =
      List.of(
          "prometheus -> iris-api TCP 8000",
          "prometheus -> iris-api TCP 9080",
          "prometheus -> prometheus TCP 9090",
          "prometheus -> alertmanager TCP 9093",
          "prometheus -> grafana TCP 3000",
          "prometheus -> kube-state-metrics TCP 8080",
          "prometheus -> kubelet TCP 10250",
          "prometheus -> api-server TCP 6443",
          "kube-state-metrics -> api-server TCP 6443",
          "grafana -> prometheus TCP 9090",
          "grafana -> dns UDP 53",
          "grafana -> dns TCP 53",
          "alertmanager -> dns UDP 53",
          "alertmanager -> dns TCP 53",
          "client -> dns TCP 53",
          "client -> dns UDP 53",
          "client -> iris-api TCP 8000",
          "client-namespace -> iris-api TCP 8000");

  /**
   * Open on the way to the API server and the kubelets: their addresses differ from cluster to
   * cluster, so that the policies name their ports alone.
   */
  private static final Set<String> ON_THE_WAY =
      Set.of(
          "prometheus TCP 443",
          "prometheus TCP 6443",
          "prometheus TCP 10250",
          "kube-state-metrics TCP 443",
          "kube-state-metrics TCP 6443");

  /** Each with the ports that are tried. */
  private enum Outsider {
    NEIGHBOUR(Endpoint.pod("neighbour", "mlops", Map.of("app", "neighbour")), 8080),
    STRANGER(Endpoint.pod("stranger", "default", Map.of("app", "prometheus")), 8080, 9090),
    CLIENT(Endpoint.pod("client", "mlops", Externals.CLIENTS), 8080),
    CLIENT_NAMESPACE(
        Endpoint.pod("client-namespace", "shop", Map.of()).withNamespaceLabels(Externals.CLIENTS),
        8080),
    INGRESS_CONTROLLER(
        Endpoint.pod("ingress-controller", "traefik", Map.of("app.kubernetes.io/name", "traefik")),
        8000),
    ADAPTER(
        Endpoint.pod(
            "adapter", "monitoring", Map.of("app.kubernetes.io/name", "prometheus-adapter")),
        6443),
    ACME_SOLVER(Endpoint.pod("acme-solver", "mlops", Externals.ACME_SOLVERS), 8089),
    DNS(Endpoint.pod("dns", "kube-system", Map.of("k8s-app", "kube-dns")), 53, 9153),
    API_SERVER(Endpoint.outside("api-server", "172.18.0.2"), 443, 6443),
    KUBELET(Endpoint.outside("kubelet", "172.18.0.3"), 10250, 10255),
    METADATA(Endpoint.outside("metadata", "169.254.169.254"), 80),
    PRIVATE(Endpoint.outside("private", "10.1.2.3"), 443, 5432),
    INTERNET(Endpoint.outside("internet", "203.0.113.9"), 80, 443),
    INTERNET6(Endpoint.outside("internet6", "2001:db8::9"), 80, 443);

    private final Endpoint endpoint;
    private final List<Integer> ports;

    Outsider(Endpoint endpoint, Integer... ports) {
      this.endpoint = endpoint;
      this.ports = List.of(ports);
    }
  }

  private final Rendered rendered;
  private final Set<String> needed;
  private final Set<String> tried = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();

  private Flows(Rendered rendered) {
    this.rendered = rendered;
    this.needed = needed(rendered);
  }

  static List<String> problems(Rendered rendered) {
    Flows flows = new Flows(rendered);
    flows.tryAll();
    flows.needed.stream()
        .filter(flow -> !flows.tried.contains(flow))
        .forEach(flow -> flows.problems.add(flow + ": needed, but there is no such port or pod"));
    return flows.problems;
  }

  /** What this kustomization needs, by what it consists of. */
  private static Set<String> needed(Rendered rendered) {
    Set<String> needed = new TreeSet<>(ALWAYS);
    boolean logs = rendered.find("Deployment", "alert-log").isPresent();
    if (logs) {
      needed.add("alertmanager -> alert-log TCP 8080");
    } else {
      needed.add("alertmanager -> internet TCP 443");
      needed.add("alertmanager -> internet6 TCP 443");
    }
    rendered
        .find("StatefulSet", "alertmanager")
        .filter(owner -> owner.spec().path("replicas").asInt() > 1)
        .ifPresent(
            any ->
                needed.addAll(
                    List.of(
                        "alertmanager -> alertmanager TCP 9094",
                        "alertmanager -> alertmanager UDP 9094")));
    if (!rendered.ofKind("Ingress").isEmpty()) {
      needed.addAll(
          List.of(
              "ingress-controller -> iris-api TCP 8000",
              "ingress-controller -> grafana TCP 3000",
              "ingress-controller -> acme-solver TCP 8089"));
    }
    if (rendered.ofKind("HorizontalPodAutoscaler").stream()
        .anyMatch(autoscaler -> !autoscaler.tree().findValues("pods").isEmpty())) {
      needed.add("adapter -> prometheus TCP 9090");
    }
    if (!rendered.pod("prometheus").spec().findValuesAsText("secretName").isEmpty()) {
      // Whoever has credentials has somebody to call, by name.
      needed.addAll(List.of("prometheus -> dns TCP 53", "prometheus -> dns UDP 53"));
    }
    return needed;
  }

  private void tryAll() {
    List<Endpoint> sources = new ArrayList<>();
    rendered.pods().forEach(pod -> sources.add(Endpoint.of(pod)));
    for (Outsider outsider : Outsider.values()) {
      sources.add(outsider.endpoint);
    }
    for (Endpoint from : sources) {
      for (Pod pod : rendered.pods()) {
        // Port 9999 stands for those that nobody listens on.
        Set<Integer> ports = new TreeSet<>(pod.ports().values());
        ports.add(9999);
        ports.forEach(port -> tryOne(from, Endpoint.of(pod), port));
      }
      for (Outsider outsider : Outsider.values()) {
        // Of those who both live elsewhere, nothing is known here.
        if (List.of(from.namespace(), outsider.endpoint.namespace()).contains(Identity.NAMESPACE)) {
          outsider.ports.forEach(port -> tryOne(from, outsider.endpoint, port));
        }
      }
    }
  }

  private void tryOne(Endpoint from, Endpoint to, int port) {
    for (String protocol : List.of("TCP", "UDP")) {
      String flow = "%s -> %s %s %d".formatted(from.name(), to.name(), protocol, port);
      tried.add(flow);
      if (needed.contains(flow)) {
        if (!NetworkPolicies.open(rendered, from, to, protocol, port)) {
          problems.add(
              flow + ": closed; allow it in the egress of the one and the ingress of the other");
        }
      } else if (!ON_THE_WAY.contains("%s %s %d".formatted(from.name(), protocol, port))
          && !NetworkPolicies.closed(rendered, from, to, protocol, port)) {
        problems.add(flow + ": open, and nobody needs it; narrow the policies of both");
      }
    }
  }
}
