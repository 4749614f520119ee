package dev.irisops.stack.local;

import dev.irisops.demo.Recording;
import dev.irisops.stack.alerting.AlertmanagerConfig;
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
import dev.irisops.testkit.WorkFolder;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Prometheus and Alertmanager with the shipped rules, routes and discovery, faster by a factor.
 * Pages of samples stand for the exporters of a cluster.
 */
public final class LocalStack implements AutoCloseable {
  /** The ports of the programs. */
  public record Ports(int prometheus, int alertmanager) {
    /** Returns ports that nothing listens on. */
    public static Ports free() {
      return new Ports(FreePort.next(), FreePort.next());
    }
  }

  /**
   * Divisors of durations.
   *
   * @param rules of rules, routes, scrapes and evaluations
   * @param drift of the rules of drift
   */
  public record Speed(int rules, int drift) {}

  private final Deque<Runnable> parts = new ArrayDeque<>();
  private final Discovery discovery = new Discovery(WorkFolder.create("discovery"));
  private final Alertmanager alertmanager;
  private final Prometheus prometheus;

  private LocalStack(Ports ports, UnaryOperator<String> receivers, Speed speed) {
    String routes =
        AlertmanagerConfig.shipped().deliveringTo(receivers).fasterBy(speed.rules()).text();
    alertmanager = opened(Alertmanager.start(routes, ports.alertmanager()), Alertmanager::close);
    discoverMonitoring(ports.prometheus());
    prometheus = opened(startPrometheus(ports.prometheus(), speed), Prometheus::close);
  }

  /**
   * Starts everything but the services.
   *
   * @param receivers returns the URL of a receiver of Alertmanager
   * @param speed how much faster than shipped
   */
  public static LocalStack start(Ports ports, UnaryOperator<String> receivers, Speed speed) {
    return new LocalStack(ports, receivers, speed);
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
        played(() -> Recording.healed(Samples.KUBE_STATE_METRICS.recorded())));
    discovery.addNode(played(Samples.CADVISOR::recorded));
  }

  private int played(Supplier<String> metrics) {
    return opened(HttpListener.serving(metrics), HttpListener::close).port();
  }

  private Prometheus startPrometheus(int port, Speed speed) {
    Path rules = WorkFolder.create("rules");
    FasterRules.write(rules, speed.rules(), speed.drift());
    return Prometheus.start(
        PrometheusConfig.shipped()
            .discoveringFrom(discovery.folder())
            .withoutTls()
            .readingRulesOf(rules)
            .fasterBy(speed.rules())
            .text(),
        port,
        Map.of("NAMESPACE", "loopback", "ENVIRONMENT", "drill", "POD_NAME", "prometheus-0"),
        List.of(
            "--query.lookback-delta=" + Duration.parse("5m").dividedBy(speed.rules()),
            "--rules.alert.resend-delay=" + Duration.parse("1m").dividedBy(speed.rules())));
  }

  /** Returns the running Prometheus. */
  public Prometheus prometheus() {
    return prometheus;
  }

  /** Returns the running Alertmanager. */
  public Alertmanager alertmanager() {
    return alertmanager;
  }

  /**
   * Tells Prometheus of an instance of a model service.
   *
   * @param app the label {@code app} of the Service
   */
  public void discover(String app, Instance instance) {
    discovery.addModelService(app, instance.port(), instance.managementPort());
  }

  /** Removes an instance from discovery. */
  public void forget(Instance instance) {
    discovery.remove(instance.port());
    discovery.remove(instance.managementPort());
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      parts.pop().run();
    }
  }
}
