package dev.irisops.stack.drill;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.alerting.Notifications;
import dev.irisops.stack.local.LocalStack;
import dev.irisops.stack.rules.FasterRules;
import dev.irisops.stack.server.Alertmanager;
import dev.irisops.stack.server.Instance;
import dev.irisops.stack.server.Prometheus;
import dev.irisops.testkit.Waiting;
import java.util.List;
import java.util.Map;

/**
 * The monitoring of the drill, what it finds, and whom it tells: receivers on a port of loopback.
 */
final class Stack implements AutoCloseable {
  private static final String SLOW_PREDICTIONS =
      """
      sum(http_request_duration_seconds_count{http_route="/predict"})
      - sum(http_request_duration_seconds_bucket{http_route="/predict", le="1.0"})
      """;

  private static final String API = "iris-api";

  private final Notifications notifications = new Notifications();
  private final LocalStack stack;
  private final Prometheus prometheus;
  private final Alertmanager alertmanager;

  private Stack(List<Instance> instances, Map<String, Instance> others, int factor) {
    stack =
        LocalStack.start(
            LocalStack.Ports.free(),
            notifications::url,
            new LocalStack.Speed(factor, FasterRules.DRIFT_IN_A_MINUTE));
    prometheus = stack.prometheus();
    alertmanager = stack.alertmanager();
    instances.forEach(this::discover);
    others.forEach(stack::discover);
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

  Journal journal() {
    return new Journal(notifications);
  }

  void discover(Instance instance) {
    stack.discover(API, instance);
  }

  void forget(Instance instance) {
    stack.forget(instance);
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
    stack.close();
    notifications.close();
  }
}
