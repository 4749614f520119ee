package dev.irisops.stack.manifests.target;

import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.manifests.render.Rendered;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The recorded targets, for the model services and the namespace of what is rendered. */
record ExpectedTargets(Rendered rendered) {
  private static final String RECORDED = "iris-api";

  /** The namespace of the service, which is that of its monitoring too. */
  String namespace() {
    return rendered.get("Deployment", RECORDED).namespace();
  }

  /** The descriptions of the targets, by job. */
  Map<String, Set<String>> byJob() {
    Map<String, Set<String>> targets = new TreeMap<>();
    Stream.concat(RecordedTarget.ofPods(), RecordedTarget.ofNodes())
        .filter(this::isScraped)
        .forEach(target -> addAll(targets, target));
    if (isProbed()) {
      targets.put("probe", probes());
    }
    return targets;
  }

  /** Somebody else's Prometheus scrapes only the model services for us. */
  private boolean isScraped(RecordedTarget target) {
    return isOfModelService(target) || rendered.findPod("prometheus").isPresent();
  }

  private static boolean isOfModelService(RecordedTarget target) {
    return target.job().startsWith(RECORDED);
  }

  /** Each model service has the targets that were recorded of one. */
  private void addAll(Map<String, Set<String>> targets, RecordedTarget target) {
    Set<String> apps = new TreeSet<>(Set.of(RECORDED));
    if (isOfModelService(target)) {
      modelServices("Service").forEach(service -> apps.add(service.labels().get("app")));
    }
    for (String app : apps) {
      targets.put(
          target.job().replace(RECORDED, app),
          described(target).map(text -> text.replace(RECORDED, app)).collect(Collectors.toSet()));
    }
  }

  private Stream<String> described(RecordedTarget target) {
    return target.descriptions().map(t -> t.replace("namespace=mlops", "namespace=" + namespace()));
  }

  private Stream<KubeObject> modelServices(String kind) {
    return rendered.ofKind(kind).stream()
        .filter(
            one ->
                one.name().equals(RECORDED)
                    || "model-api".equals(one.labels().get("irisops.dev/role")));
  }

  /** With the Prometheus Operator, the exporter alone is not enough. */
  private boolean isProbed() {
    return isPlain()
        ? rendered.find("Deployment", "blackbox-exporter").isPresent()
        : !rendered.ofKind("Probe").isEmpty();
  }

  private boolean isPlain() {
    return rendered.find("StatefulSet", "prometheus").isPresent();
  }

  private Set<String> probes() {
    return modelServices("Ingress").map(this::probe).collect(Collectors.toSet());
  }

  private String probe(KubeObject ingress) {
    String url = "https://%s/model".formatted(ingress.spec().at("/rules/0/host").asText());
    Map<String, String> labels =
        Map.of(
            "instance",
            url,
            "namespace",
            namespace(),
            "role",
            "model-probe",
            "service",
            ingress.labels().get("app"));
    return "http://blackbox-exporter-service%s:9115/probe?module=model_api&target=%s %s"
        .formatted(
            isPlain() ? "" : "." + namespace(),
            URLEncoder.encode(url, StandardCharsets.UTF_8),
            new TreeMap<>(labels));
  }

  /** The URLs that alerts are sent to. */
  Set<String> alertmanagers() {
    return RecordedTarget.ofPods()
        .filter(target -> target.job().equals("alertmanager"))
        .flatMap(RecordedTarget::descriptions)
        .map(target -> target.replaceFirst("/metrics .*", "/api/v2/alerts"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
