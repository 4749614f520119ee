package dev.irisops.stack.drill;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.alerting.AlertmanagerConfig;
import dev.irisops.stack.alerting.Notifications;
import dev.irisops.stack.rules.FasterRules;
import dev.irisops.stack.scrape.Discovery;
import dev.irisops.stack.scrape.PrometheusConfig;
import dev.irisops.stack.scrape.Samples;
import dev.irisops.stack.server.Alertmanager;
import dev.irisops.stack.server.Instance;
import dev.irisops.stack.server.Prometheus;
import dev.irisops.stack.tool.Duration;
import dev.irisops.testkit.FreePort;
import dev.irisops.testkit.HttpListener;
import dev.irisops.testkit.Waiting;
import dev.irisops.testkit.WorkFolder;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Prometheus and Alertmanager with the shipped rules, routes and discovery, faster by a factor.
 * Pages of samples stand for the exporters of a cluster; the receivers are a port of loopback.
 */
final class Stack implements AutoCloseable {
  private static final String SLOW_PREDICTIONS =
      """
      sum(http_request_duration_seconds_count{http_route="/predict"})
      - sum(http_request_duration_seconds_bucket{http_route="/predict", le="1.0"})
      """;

  private final Deque<Runnable> parts = new ArrayDeque<>();
  private final Notifications notifications = opened(new Notifications(), Notifications::close);
  private final Discovery discovery = new Discovery(WorkFolder.create("discovery"));
  private final Alertmanager alertmanager;
  private final Prometheus prometheus;

  private Stack(List<Instance> instances, Map<String, Instance> others, int factor) {
    Path rules = WorkFolder.create("rules");
    FasterRules.write(rules, factor);
    alertmanager =
        opened(
            Alertmanager.start(
                AlertmanagerConfig.shipped().deliveringTo(notifications).fasterBy(factor).text()),
            Alertmanager::close);
    int port = FreePort.next();
    instances.forEach(this::discover);
    others.forEach(
        (app, instance) ->
            discovery.addModelService(app, instance.port(), instance.managementPort()));
    discoverMonitoring(port);
    prometheus = opened(startPrometheus(port, rules, factor), Prometheus::close);
  }

  /**
   * Starts everything but the services.
   *
   * @param instances those of {@code iris-api}
   * @param others the only instances of other model services, by their label {@code app}
   * @param factor the divisor of all durations but those of drift
   */
  static Stack start(List<Instance> instances, Map<String, Instance> others, int factor) {
    return new Stack(instances, others, factor);
  }

  private <T> T opened(T part, Consumer<T> close) {
    parts.push(() -> close.accept(part));
    return part;
  }

  private void discoverMonitoring(int prometheusPort) {
    discovery.add("prometheus-service", "web", prometheusPort);
    discovery.add("alertmanager-service", "web", alertmanager.port());
    discovery.add("grafana-service", "http", played(() -> "grafana_build_info 1\n"));
    discovery.add(
        "kube-state-metrics-service",
        "http",
        played(() -> Samples.healed(Samples.KUBE_STATE_METRICS.recorded())));
    discovery.addNode(played(Samples.CADVISOR::recorded));
  }

  private int played(Supplier<String> metrics) {
    return opened(HttpListener.serving(metrics), HttpListener::close).port();
  }

  private Prometheus startPrometheus(int port, Path rules, int factor) {
    return Prometheus.start(
        PrometheusConfig.shipped()
            .discoveringFrom(discovery.folder())
            .withoutTls()
            .readingRulesOf(rules)
            .fasterBy(factor)
            .text(),
        port,
        Map.of("NAMESPACE", "loopback", "ENVIRONMENT", "drill", "POD_NAME", "prometheus-0"),
        List.of(
            "--query.lookback-delta=" + Duration.parse("5m").dividedBy(factor),
            "--rules.alert.resend-delay=" + Duration.parse("1m").dividedBy(factor)));
  }

  Journal journal() {
    return new Journal(notifications);
  }

  void discover(Instance instance) {
    discovery.addApi(instance.port(), instance.managementPort());
  }

  void forget(Instance instance) {
    discovery.remove(instance.port());
    discovery.remove(instance.managementPort());
  }

  /** Waits until Prometheus sees {@code count} instances of the API in a state, 1 for up. */
  void awaitInstances(int count, int state) {
    Waiting.until(
        count + " instances have up = " + state,
        () -> prometheus.query("up{job=\"iris-api\"} == " + state).size() == count,
        () -> prometheus.query("up").toPrettyString());
  }

  /** Waits until Prometheus has no target of the API, up or down. */
  void awaitNoTarget() {
    Waiting.until(
        "no instance is discovered",
        () -> prometheus.query("up{job=\"iris-api\"}").isEmpty(),
        () -> prometheus.query("up").toPrettyString());
  }

  /** Returns how many calls of {@code /predict} took over a second, as far as Prometheus knows. */
  double slowPredictions() {
    JsonNode slow = prometheus.query(SLOW_PREDICTIONS);
    return slow.isEmpty() ? 0 : slow.get(0).path("value").get(1).asDouble();
  }

  /** Waits until Prometheus knows of more slow calls than before. */
  void awaitSlowPredictions(double before) {
    Waiting.until(
        "Prometheus knows of another slow call",
        () -> slowPredictions() > before,
        () -> prometheus.query("up").toPrettyString());
  }

  /** Waits until the service has the history that a verdict about drift needs. */
  void awaitVerdict(String app) {
    String verdict = "job:model_prediction_psi:verdict{job=\"" + app + "\"}";
    Waiting.until(
        "there is a verdict about the rows of " + app,
        () -> !prometheus.query(verdict).isEmpty(),
        () -> prometheus.query("cause:model_drift:chance{window=\"1h\"}").toPrettyString());
  }

  boolean fires(String alert) {
    return !prometheus
        .query("ALERTS{alertstate=\"firing\", alertname=\"" + alert + "\"}")
        .isEmpty();
  }

  /** Waits until Alertmanager inhibits an alert. */
  void awaitSuppressed(String alert) {
    Waiting.until(
        alert + " is held back",
        () -> alertmanager.alerts("suppressed", "alertname").contains(alert),
        () -> "active: " + alertmanager.alerts("active", "alertname"));
  }

  /** Waits until no other alerts are active; these may be. */
  void awaitNothingBut(String... alerts) {
    Waiting.until(
        "nothing but " + List.of(alerts) + " is left",
        () -> List.of(alerts).containsAll(alertmanager.alerts("active", "alertname")),
        () -> "active: " + alertmanager.alerts("active", "alertname"));
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      parts.pop().run();
    }
  }
}
