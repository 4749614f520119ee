package dev.irisops.stack.manifests.network;

import dev.irisops.stack.manifests.render.Externals;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.manifests.render.Pod;
import dev.irisops.stack.manifests.render.Rendered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The connections that the stack needs are open, and all others are closed. */
final class Flows {
  private static final String NAMESPACE = "mlops";

  private static final Set<String> ALWAYS = Set.of("client -> dns TCP 53", "client -> dns UDP 53");

  private static final Set<String> OF_OUR_MONITORING =
      Set.of(
          "prometheus -> prometheus TCP 9090",
          "prometheus -> alertmanager TCP 9093",
          "prometheus -> grafana TCP 3000",
          "prometheus -> kube-state-metrics TCP 8080",
          "prometheus -> kubelet TCP 10250",
          "prometheus -> api-server TCP 6443",
          "kube-state-metrics -> api-server TCP 6443",
          "grafana -> prometheus TCP 9090",
          "grafana -> alertmanager TCP 9093",
          "grafana -> dns UDP 53",
          "grafana -> dns TCP 53",
          "alertmanager -> dns UDP 53",
          "alertmanager -> dns TCP 53");

  private static final Set<String> OF_THE_PROBE =
      Set.of(
          "blackbox-exporter -> dns TCP 53",
          "blackbox-exporter -> dns UDP 53",
          "blackbox-exporter -> internet TCP 443",
          "blackbox-exporter -> internet6 TCP 443",
          "blackbox-exporter -> ingress-controller TCP 8443");

  /**
   * Ports that are open to every address: those of the API server and of kubelets, whose addresses
   * differ from cluster to cluster.
   */
  private static final Set<String> OPEN_TO_EVERY_ADDRESS =
      Set.of(
          "prometheus TCP 443",
          "prometheus TCP 6443",
          "prometheus TCP 10250",
          "blackbox-exporter TCP 443",
          "kube-state-metrics TCP 443",
          "kube-state-metrics TCP 6443",
          "model-training TCP 443",
          "model-training TCP 6443");

  /** Others inside and outside of the cluster, and the ports that are tried on them. */
  private enum Outsider {
    NEIGHBOUR(Endpoint.pod("neighbour", "mlops", Map.of("app", "neighbour")), 8080),
    STRANGER(Endpoint.pod("stranger", "default", Map.of("app", "prometheus")), 8080, 9090),
    CLIENT(Endpoint.pod("client", "mlops", Externals.CLIENTS), 8080),
    CLIENT_NAMESPACE(
        Endpoint.pod("client-namespace", "shop", Map.of()).withNamespaceLabels(Externals.CLIENTS),
        8080),
    INGRESS_CONTROLLER(
        Endpoint.pod("ingress-controller", "traefik", Map.of("app.kubernetes.io/name", "traefik")),
        8000,
        8443),
    EXISTING_PROMETHEUS(
        Endpoint.pod(
            "existing-prometheus", "monitoring", Map.of("app.kubernetes.io/name", "prometheus")),
        9090),
    ADAPTER(
        Endpoint.pod(
            "adapter", "monitoring", Map.of("app.kubernetes.io/name", "prometheus-adapter")),
        3200,
        4317,
        6443),
    COLLECTOR(Endpoint.pod("collector", "monitoring", Externals.COLLECTOR), 4317, 4318),
    TEMPO(Endpoint.pod("tempo", "monitoring", Externals.TEMPO), 3200),
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
        .forEach(flow -> flows.problems.add(flow + ": needed, but there is no such pod or port"));
    return flows.problems;
  }

  /** The connections that a kustomization needs, depending on its objects. */
  private static Set<String> needed(Rendered rendered) {
    Set<String> needed = new TreeSet<>(ALWAYS);
    Optional<Pod> prometheus = rendered.findPod("prometheus");
    String scraper = prometheus.isPresent() ? "prometheus" : "existing-prometheus";
    for (String app : modelServices(rendered)) {
      addModelService(needed, scraper, app);
      add(
          needed,
          sendsTraces(rendered, app),
          app + " -> collector TCP 4317",
          app + " -> dns TCP 53",
          app + " -> dns UDP 53");
    }
    prometheus.ifPresent(pod -> addMonitoring(needed, rendered, pod));
    boolean trains = rendered.findPod("model-training").isPresent();
    add(needed, trains, "model-training -> api-server TCP 6443");
    boolean probes = rendered.findPod("blackbox-exporter").isPresent();
    add(needed, probes, OF_THE_PROBE.toArray(String[]::new));
    add(needed, probes, scraper + " -> blackbox-exporter TCP 9115");
    add(
        needed,
        !rendered.ofKind("Ingress").isEmpty(),
        "ingress-controller -> iris-api TCP 8000",
        "ingress-controller -> acme-solver TCP 8089");
    add(
        needed,
        rendered.find("Ingress", "grafana").isPresent(),
        "ingress-controller -> grafana TCP 3000");
    return needed;
  }

  /** The label {@code app} of each model service; iris-api, whatever its labels. */
  private static Set<String> modelServices(Rendered rendered) {
    Set<String> apps = new TreeSet<>(Set.of("iris-api"));
    rendered.ofKind("Service").stream()
        .map(KubeObject::labels)
        .filter(labels -> "model-api".equals(labels.get("irisops.dev/role")))
        .forEach(labels -> apps.add(labels.get("app")));
    return apps;
  }

  private static void addModelService(Set<String> needed, String scraper, String app) {
    for (String from : List.of(scraper, "client", "client-namespace")) {
      needed.add("%s -> %s TCP 8000".formatted(from, app));
    }
    needed.add("%s -> %s TCP 9080".formatted(scraper, app));
  }

  private static boolean sendsTraces(Rendered rendered, String app) {
    return rendered.findPod(app).stream()
        .anyMatch(pod -> pod.spec().toString().contains(Externals.COLLECTOR_URL));
  }

  private static void addMonitoring(Set<String> needed, Rendered rendered, Pod prometheus) {
    needed.addAll(OF_OUR_MONITORING);
    String dataSources = rendered.file("grafana-config", "datasources.yaml");
    add(needed, dataSources.contains(Externals.TEMPO_URL), "grafana -> tempo TCP 3200");
    boolean logs = rendered.find("Deployment", "alert-log").isPresent();
    add(needed, logs, "alertmanager -> alert-log TCP 8080");
    add(needed, !logs, "alertmanager -> internet TCP 443", "alertmanager -> internet6 TCP 443");
    add(
        needed,
        rendered.get("StatefulSet", "alertmanager").spec().path("replicas").asInt() > 1,
        "alertmanager -> alertmanager TCP 9094",
        "alertmanager -> alertmanager UDP 9094");
    add(
        needed,
        rendered.ofKind("HorizontalPodAutoscaler").stream()
            .anyMatch(autoscaler -> !autoscaler.tree().findValues("pods").isEmpty()),
        "adapter -> prometheus TCP 9090");
    // It finds the exporter by name, and with credentials another system, which it sends to.
    add(
        needed,
        rendered.findPod("blackbox-exporter").isPresent()
            || !prometheus.spec().findValuesAsText("secretName").isEmpty()
            || prometheus.owner().spec().has("remoteWrite"),
        "prometheus -> dns TCP 53",
        "prometheus -> dns UDP 53");
  }

  private static void add(Set<String> needed, boolean condition, String... flows) {
    if (condition) {
      needed.addAll(List.of(flows));
    }
  }

  private void tryAll() {
    List<Endpoint> sources = new ArrayList<>();
    rendered.pods().forEach(pod -> sources.add(Endpoint.of(pod)));
    for (Outsider outsider : Outsider.values()) {
      sources.add(endpoint(outsider));
    }
    for (Endpoint from : sources) {
      for (Pod pod : rendered.pods()) {
        // Port 9999 stands for ports on which no container listens.
        Set<Integer> ports = new TreeSet<>(pod.ports().values());
        ports.add(9999);
        ports.forEach(port -> tryOne(from, Endpoint.of(pod), port));
      }
      for (Outsider outsider : Outsider.values()) {
        // Policies of other namespaces are unknown here.
        if (List.of(from.namespace(), endpoint(outsider).namespace()).contains(NAMESPACE)) {
          outsider.ports.forEach(port -> tryOne(from, endpoint(outsider), port));
        }
      }
    }
  }

  /** The ingress controller is that of the class of the Ingresses. */
  private Endpoint endpoint(Outsider outsider) {
    boolean nginx =
        rendered.ofKind("Ingress").stream()
            .anyMatch(one -> one.spec().path("ingressClassName").asText().equals("nginx"));
    return nginx && outsider == Outsider.INGRESS_CONTROLLER
        ? Endpoint.pod(outsider.endpoint.name(), "ingress-nginx", Map.of())
        : outsider.endpoint;
  }

  private void tryOne(Endpoint from, Endpoint to, int port) {
    for (String protocol : List.of("TCP", "UDP")) {
      String flow = "%s -> %s %s %d".formatted(from.name(), to.name(), protocol, port);
      tried.add(flow);
      if (needed.contains(flow)) {
        if (!NetworkPolicies.open(rendered, from, to, protocol, port)) {
          problems.add(
              flow + ": closed; allow it in the sender's egress and the receiver's ingress");
        }
      } else if (!OPEN_TO_EVERY_ADDRESS.contains("%s %s %d".formatted(from.name(), protocol, port))
          && !NetworkPolicies.closed(rendered, from, to, protocol, port)) {
        problems.add(flow + ": open, but not needed; restrict the policies of both");
      }
    }
  }
}
