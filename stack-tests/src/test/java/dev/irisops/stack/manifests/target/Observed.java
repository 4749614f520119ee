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
   * @param discovered the targets by the role of discovery
   */
  record Input(
      String configuration, Map<String, String> environment, Map<String, ArrayNode> discovered) {
    /** Runs a Prometheus with this input, unless one has run. */
    Observed observed() {
      return KNOWN.computeIfAbsent(this, Observed::run);
    }

    /** Returns true when each job, and alerting, has received its targets: all come at once. */
    private boolean isReceivedBy(Prometheus prometheus) {
      JsonNode targets = prometheus.call("/api/v1/targets");
      JsonNode alertmanagers = prometheus.call("/api/v1/alertmanagers");
      PrometheusConfig config = PrometheusConfig.parse(configuration);
      return (!config.alerts() || !alertmanagers.findValues("url").isEmpty())
          && config.roles().entrySet().stream()
              .filter(job -> !discovered.get(job.getValue()).isEmpty())
              .allMatch(job -> has(targets, job.getKey()));
    }

    /** Returns true if a job has a target, kept or dropped. */
    private static boolean has(JsonNode targets, String job) {
      return targets.at("/droppedTargetCounts").path(job).asInt() > 0
          || targets.path("activeTargets").findValuesAsText("scrapePool").contains(job);
    }
  }

  private static Observed run(Input input) {
    Path folder = WorkFolder.create("discovery");
    input
        .discovered()
        .forEach((role, all) -> Repository.write(folder.resolve(role + ".json"), all.toString()));
    try (HttpListener proxy = HttpListener.serving(() -> "")) {
      String configuration =
          PrometheusConfig.parse(input.configuration())
              .behindProxy(proxy.port())
              .discoveringFrom(folder)
              .text();
      List<String> flags = List.of("--scrape.discovery-reload-interval=100ms");
      try (Prometheus prometheus =
          Prometheus.start(configuration, FreePort.next(), input.environment(), flags)) {
        return of(prometheus, input);
      }
    }
  }

  private static Observed of(Prometheus prometheus, Input input) {
    Waiting.until(
        "each job has targets, kept or dropped",
        () -> input.isReceivedBy(prometheus),
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
}
