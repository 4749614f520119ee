package dev.irisops.stack.manifests.target;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.manifests.render.Rendered;
import dev.irisops.stack.tool.Json;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The discovery that the Prometheus Operator makes of ServiceMonitor, ScrapeConfig and Probe, after
 * its {@code pkg/prometheus/promcfg.go}.
 */
final class OperatedConfig {
  private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z])([A-Z])");

  /** The labels that it adds to each target of a ServiceMonitor. */
  private static final String OF_SERVICES =
      """
      - { source_labels: [__meta_kubernetes_namespace], target_label: namespace }
      - { source_labels: [__meta_kubernetes_service_name], target_label: service }
      - { source_labels: [__meta_kubernetes_pod_name], target_label: pod }
      - { source_labels: [__meta_kubernetes_pod_container_name], target_label: container }
      - { source_labels: [__meta_kubernetes_pod_phase], regex: (Failed|Succeeded), action: drop }
      - { source_labels: [__meta_kubernetes_service_name], target_label: job }
      - { target_label: endpoint, replacement: %s }
      """;

  /** The labels that it adds to each target of a Probe. */
  private static final String OF_INGRESSES =
      """
      - { target_label: job, replacement: %s }
      - source_labels: [__meta_kubernetes_ingress_scheme, __address__, __meta_kubernetes_ingress_path]
        regex: (.+);(.+);(.+)
        target_label: __param_target
        replacement: ${1}://${2}${3}
      - { source_labels: [__meta_kubernetes_namespace], target_label: namespace }
      - { source_labels: [__meta_kubernetes_ingress_name], target_label: ingress }
      - { source_labels: [__param_target], target_label: instance }
      - { target_label: __address__, replacement: "%s" }
      """;

  private final ObjectNode tree = Json.MAPPER.createObjectNode();
  private final ArrayNode jobs = tree.putArray("scrape_configs");

  private OperatedConfig() {}

  /** Returns a {@code prometheus.yml} without rules and alerting. */
  static String of(Rendered rendered) {
    OperatedConfig config = new OperatedConfig();
    for (KubeObject object : rendered.ofKind("ServiceMonitor", "ScrapeConfig", "Probe")) {
      switch (object.kind()) {
        case "ServiceMonitor" ->
            object.spec().path("endpoints").forEach(end -> config.addServices(object, end));
        case "ScrapeConfig" -> config.addScrapeConfig(object);
        default -> config.addProbe(object);
      }
    }
    return Json.text(config.tree);
  }

  private void addServices(KubeObject monitor, JsonNode endpoint) {
    String port = endpoint.path("port").asText();
    ObjectNode job = job(monitor + "/" + jobs.size(), "endpointslice", monitor.namespace());
    job.put("honor_labels", endpoint.path("honorLabels").asBoolean());
    ArrayNode relabelings = job.putArray("relabel_configs");
    keepLabels(relabelings, "service", monitor.spec().path("selector"));
    keep(relabelings, "endpointslice_port_name", port);
    Json.readYaml(OF_SERVICES.formatted(port)).forEach(relabelings::add);
    addAll(relabelings, endpoint.path("relabelings"));
  }

  private void addScrapeConfig(KubeObject object) {
    JsonNode spec = object.spec();
    String role = spec.at("/kubernetesSDConfigs/0/role").asText().toLowerCase(Locale.ROOT);
    ObjectNode job = job(object.toString(), role, object.namespace());
    job.put("scheme", spec.path("scheme").asText().toLowerCase(Locale.ROOT));
    job.set("metrics_path", spec.path("metricsPath"));
    if (spec.has("honorTimestamps")) {
      job.set("honor_timestamps", spec.path("honorTimestamps"));
    }
    addAll(job.putArray("relabel_configs"), spec.path("relabelings"));
    addAll(job.putArray("metric_relabel_configs"), spec.path("metricRelabelings"));
  }

  private void addProbe(KubeObject probe) {
    JsonNode spec = probe.spec();
    ObjectNode job = job(probe.toString(), "ingress", probe.namespace());
    job.put("metrics_path", spec.at("/prober/path").asText("/probe"));
    job.putObject("params").putArray("module").add(spec.path("module"));
    ArrayNode relabelings = job.putArray("relabel_configs");
    keepLabels(relabelings, "ingress", spec.at("/targets/ingress/selector"));
    String name = spec.path("jobName").asText();
    Json.readYaml(OF_INGRESSES.formatted(name, spec.at("/prober/url").asText()))
        .forEach(relabelings::add);
    addAll(relabelings, spec.at("/targets/ingress/relabelingConfigs"));
  }

  private ObjectNode job(String name, String role, String namespace) {
    ObjectNode job = jobs.addObject().put("job_name", name);
    ObjectNode discovery = job.putArray("kubernetes_sd_configs").addObject().put("role", role);
    discovery.putObject("namespaces").putArray("names").add(namespace);
    return job;
  }

  private static void keepLabels(ArrayNode relabelings, String kind, JsonNode selector) {
    KubeObject.texts(selector.path("matchLabels"))
        .forEach(
            (key, value) ->
                keep(relabelings, kind + "_label_" + key.replaceAll("[^a-zA-Z0-9_]", "_"), value));
  }

  private static void keep(ArrayNode relabelings, String label, String value) {
    ObjectNode rule = relabelings.addObject().put("action", "keep").put("regex", value);
    rule.putArray("source_labels").add(ClusterTargets.META + label);
  }

  /** With the names of {@code prometheus.yml}: {@code sourceLabels} is {@code source_labels}. */
  private static void addAll(ArrayNode relabelings, JsonNode ofObject) {
    for (JsonNode rule : ofObject) {
      ObjectNode renamed = relabelings.addObject();
      rule.properties()
          .forEach(
              field ->
                  renamed.set(
                      CAPITAL.matcher(field.getKey()).replaceAll("_$1").toLowerCase(Locale.ROOT),
                      field.getValue()));
    }
  }
}
