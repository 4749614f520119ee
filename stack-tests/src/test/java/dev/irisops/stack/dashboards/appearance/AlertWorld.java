package dev.irisops.stack.dashboards.appearance;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.irisops.stack.rules.FiringAlerts;
import dev.irisops.stack.server.Prometheus;
import dev.irisops.testkit.HttpListener;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A Prometheus in which every alert fires at once, as in an outage of everything. */
final class AlertWorld implements AutoCloseable {
  /** How long the alerts have been active, in seconds. */
  static final int ACTIVE = 600;

  private final List<Map<String, String>> alerts = FiringAlerts.labels();
  private final HttpListener page;
  private final Prometheus prometheus;

  private AlertWorld(Instant start) {
    String metrics =
        alerts.stream()
            .map(
                labels ->
                    "ALERTS%s 1\nALERTS_FOR_STATE%s %d\n"
                        .formatted(
                            series(labels, "firing"), series(labels, ""), start.getEpochSecond()))
            .collect(joining());
    page = HttpListener.serving(() -> metrics);
    prometheus =
        Prometheus.start(
            """
            scrape_configs:
              - job_name: alerts
                scrape_interval: 1s
                honor_labels: true
                static_configs: [{ targets: ["127.0.0.1:%d"] }]
            """
                .formatted(page.port()));
    prometheus.awaitUp("alerts");
  }

  /** Starts it, and waits for the alerts. */
  static AlertWorld start() {
    return new AlertWorld(Instant.now().minusSeconds(ACTIVE));
  }

  /** An empty label stays empty, where the scrape would set that of its target. */
  private static String series(Map<String, String> labels, String state) {
    Map<String, String> all = new TreeMap<>(Map.of("instance", "", "job", "", "alertstate", state));
    all.putAll(labels);
    return all.entrySet().stream()
        .map(label -> label.getKey() + "=" + TextNode.valueOf(label.getValue()))
        .collect(joining(",", "{", "}"));
  }

  /** Returns the labels of the alerts. */
  List<Map<String, String>> alerts() {
    return alerts;
  }

  /** Returns the series that a query finds. */
  List<JsonNode> query(String query) {
    return prometheus.query(query).valueStream().toList();
  }

  @Override
  public void close() {
    prometheus.close();
    page.close();
  }
}
