package dev.irisops.stack.manifests.target;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.irisops.stack.rules.NeededLabels;
import dev.irisops.stack.scrape.PrometheusConfig;
import dev.irisops.stack.server.Prometheus;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import dev.irisops.testkit.FreePort;
import dev.irisops.testkit.HttpListener;
import dev.irisops.testkit.Waiting;
import dev.irisops.testkit.WorkFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The state of a running Prometheus after discovery.
 *
 * @param targets the active targets, as {@code /api/v1/targets} returns them
 * @param alertmanagers the URLs that it sends alerts to
 * @param externalLabels its labels for other systems
 * @param needed the labels that the rules need, by job
 */
record Observed(
    JsonNode targets,
    Set<String> alertmanagers,
    JsonNode externalLabels,
    Map<String, Set<String>> needed) {

  /** Shared, because several kustomizations give Prometheus the same input. */
  private static final Map<Input, Observed> KNOWN = new ConcurrentHashMap<>();

  /**
   * The input of a Prometheus.
   *
   * @param environment the variables of the configuration
   * @param endpoints the targets of {@code role: endpointslice}
   */
  record Input(String configuration, Map<String, String> environment, ArrayNode endpoints) {
    /** Runs a Prometheus with this input, unless one has run. */
    Observed observed() {
      return KNOWN.computeIfAbsent(this, Observed::run);
    }

    /** The number of targets and Alertmanagers that are discovered: kept and dropped ones. */
    private int discoveries() {
      return PrometheusConfig.parse(configuration)
          .discoveries()
          .map(discovery -> discovery.path("role").asText())
          .mapToInt(role -> role.equals("node") ? ClusterTargets.nodes().size() : endpoints.size())
          .sum();
    }
  }

  private static Observed run(Input input) {
    Path folder = WorkFolder.create("discovery");
    Repository.write(folder.resolve("endpointslices.json"), input.endpoints().toString());
    Repository.write(folder.resolve("nodes.json"), ClusterTargets.nodes().toString());
    try (HttpListener proxy = HttpListener.serving(() -> "")) {
      String configuration =
          PrometheusConfig.parse(input.configuration())
              .behindProxy(proxy.port())
              .discoveringFrom(folder)
              .text();
      List<String> flags = List.of("--scrape.discovery-reload-interval=100ms");
      try (Prometheus prometheus =
          Prometheus.start(configuration, FreePort.next(), input.environment(), flags)) {
        return of(prometheus, input.discoveries());
      }
    }
  }

  private static Observed of(Prometheus prometheus, int discoveries) {
    Waiting.until(
        discoveries + " targets are kept or dropped",
        () -> seen(prometheus) == discoveries,
        () -> prometheus.call("/api/v1/targets").path("droppedTargetCounts").toString());
    return new Observed(
        prometheus.call("/api/v1/targets?state=active").path("activeTargets"),
        new TreeSet<>(
            prometheus
                .call("/api/v1/alertmanagers")
                .path("activeAlertmanagers")
                .findValuesAsText("url")),
        Json.readYaml(prometheus.call("/api/v1/status/config").path("yaml").asText())
            .at("/global/external_labels"),
        NeededLabels.byJob(prometheus));
  }

  private static int seen(Prometheus prometheus) {
    JsonNode targets = prometheus.call("/api/v1/targets");
    JsonNode alertmanagers = prometheus.call("/api/v1/alertmanagers");
    return targets.path("activeTargets").size()
        + targets.path("droppedTargetCounts").valueStream().mapToInt(JsonNode::asInt).sum()
        + alertmanagers.path("activeAlertmanagers").size()
        + alertmanagers.path("droppedAlertmanagers").size();
  }
}
