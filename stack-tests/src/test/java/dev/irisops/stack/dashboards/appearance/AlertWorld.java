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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Prometheus in which alerts fire, each in two namespaces. */
final class AlertWorld implements AutoCloseable {
  /** How long the alerts have been active, in seconds. */
  static final int ACTIVE = 600;

  /** How many alerts are suppressed, as each of two Alertmanagers says. */
  static final int SUPPRESSED = 3;

  /** The state of the monitoring, which does not change with the alerts. */
  private static final String MONITORING =
      """
      up{instance="a",job="kube-state-metrics",namespace="mlops"} 1
      alertmanager_alerts{instance="a",job="alertmanager",state="suppressed"} %1$d
      alertmanager_alerts{instance="b",job="alertmanager",state="suppressed"} %1$d
      """
          .formatted(SUPPRESSED);

  private final List<Map<String, String>> alerts;
  private final HttpListener page;
  private final Prometheus prometheus;

  private AlertWorld(List<Map<String, String>> alerts, Instant start) {
    this.alerts = alerts;
    String metrics =
        alerts.stream()
            .map(
                labels ->
                    "ALERTS%s 1\nALERTS_FOR_STATE%s %d\n"
                        .formatted(
                            series(labels, "firing"), series(labels, ""), start.getEpochSecond()))
            .collect(joining("", MONITORING, ""));
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

  /** Starts one in which every alert fires at once, as in an outage of everything. */
  static AlertWorld start() {
    return new AlertWorld(everywhere(FiringAlerts.labels()), started());
  }

  /** Starts one in which only these alerts fire. */
  static AlertWorld startWith(String... names) {
    List<Map<String, String>> alerts =
        FiringAlerts.labels().stream()
            .filter(labels -> Set.of(names).contains(labels.get("alertname")))
            .toList();
    return new AlertWorld(everywhere(alerts), started());
  }

  private static Instant started() {
    return Instant.now().minusSeconds(ACTIVE);
  }

  private static List<Map<String, String>> everywhere(List<Map<String, String>> alerts) {
    return Stream.of("", "-2").flatMap(suffix -> alerts.stream().map(a -> in(a, suffix))).toList();
  }

  private static Map<String, String> in(Map<String, String> alert, String suffix) {
    Map<String, String> labels = new TreeMap<>(alert);
    labels.merge("namespace", suffix, String::concat);
    return labels;
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

  /** Returns the number of alerts with a severity. */
  int count(String severity) {
    return (int) alerts.stream().filter(a -> a.get("severity").equals(severity)).count();
  }

  /** Returns the names of the alerts with a severity. */
  Set<String> names(String severity) {
    return alerts.stream()
        .filter(alert -> alert.get("severity").equals(severity))
        .map(alert -> alert.get("alertname"))
        .collect(Collectors.toCollection(TreeSet::new));
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
