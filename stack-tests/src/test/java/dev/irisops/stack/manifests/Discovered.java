package dev.irisops.stack.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.rules.NeededLabels;
import dev.irisops.stack.scrape.PrometheusConfig;
import dev.irisops.stack.server.Listener;
import dev.irisops.stack.server.Patience;
import dev.irisops.stack.server.Prometheus;
import dev.irisops.stack.server.Server;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a running Prometheus ended with.
 *
 * @param targets the active ones, as its API gives them
 * @param alertmanagers the addresses that alerts are sent to
 * @param externalLabels what it says of itself to others
 * @param needed the labels that the rules need, by job
 */
record Discovered(
    JsonNode targets,
    Set<String> alertmanagers,
    JsonNode externalLabels,
    Map<String, Set<String>> needed) {

  /** Several kustomizations differ in nothing that Prometheus sees. */
  private static final Map<Input, Discovered> KNOWN = new ConcurrentHashMap<>();

  /**
   * What Prometheus is given.
   *
   * @param environment what the configuration's variables stand for
   */
  record Input(
      String configuration, Map<String, String> environment, JsonNode slices, JsonNode nodes) {
    /** What it ends with; found out once. */
    Discovered discovered() {
      Discovered known = KNOWN.get(this);
      return known == null ? remembered() : known;
    }

    /** Not by computeIfAbsent, which would hold up others for the seconds that it takes. */
    private Discovered remembered() {
      Discovered found = run(this);
      KNOWN.put(this, found);
      return found;
    }

    private int discoveries(JsonNode config) {
      int count = 0;
      for (JsonNode asking : config.findParents("kubernetes_sd_configs")) {
        boolean ofNodes = asking.at("/kubernetes_sd_configs/0/role").asText().equals("node");
        count += ofNodes ? nodes.size() : slices.size();
      }
      return count;
    }
  }

  private static Discovered run(Input input) {
    Path folder = Server.newFolder("discovery");
    Repository.write(folder.resolve("endpointslices.json"), input.slices().toString());
    Repository.write(folder.resolve("nodes.json"), input.nodes().toString());
    try (Listener proxy = Listener.serving(() -> "")) {
      String configuration =
          PrometheusConfig.parse(input.configuration())
              .behindProxy(proxy.port())
              .discoveringFrom(folder)
              .text();
      List<String> flags = List.of("--scrape.discovery-reload-interval=100ms");
      try (Prometheus prometheus =
          Prometheus.start(configuration, Server.freePort(), input.environment(), flags)) {
        return of(prometheus, input);
      }
    }
  }

  private static Discovered of(Prometheus prometheus, Input input) {
    int expected = input.discoveries(Json.readYaml(input.configuration()));
    Patience.await(
        expected + " targets are kept or dropped",
        () -> seen(prometheus) == expected,
        () -> prometheus.call("/api/v1/targets").path("droppedTargetCounts").toString());
    return new Discovered(
        prometheus.call("/api/v1/targets?state=active").path("activeTargets"),
        alertmanagers(prometheus),
        Json.readYaml(prometheus.call("/api/v1/status/config").path("yaml").asText())
            .at("/global/external_labels"),
        NeededLabels.byJob(prometheus));
  }

  private static int seen(Prometheus prometheus) {
    JsonNode targets = prometheus.call("/api/v1/targets");
    JsonNode alertmanagers = prometheus.call("/api/v1/alertmanagers");
    int dropped = 0;
    for (JsonNode count : targets.path("droppedTargetCounts")) {
      dropped += count.asInt();
    }
    return targets.path("activeTargets").size()
        + dropped
        + alertmanagers.path("activeAlertmanagers").size()
        + alertmanagers.path("droppedAlertmanagers").size();
  }

  private static Set<String> alertmanagers(Prometheus prometheus) {
    return new TreeSet<>(
        prometheus
            .call("/api/v1/alertmanagers")
            .path("activeAlertmanagers")
            .findValuesAsText("url"));
  }
}
