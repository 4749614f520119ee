package dev.irisops.stack.rules;

import dev.irisops.stack.scrape.Discovery;
import dev.irisops.stack.scrape.PrometheusConfig;
import dev.irisops.stack.scrape.Samples;
import dev.irisops.stack.server.IrisApi;
import dev.irisops.stack.server.Listener;
import dev.irisops.stack.server.Prometheus;
import dev.irisops.stack.server.Server;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A Prometheus with the shipped rules and jobs that sees the running service, and the samples of
 * all else.
 */
final class World implements AutoCloseable {
  private static final int FACTOR = 15; // a scrape and an evaluation each second

  private final List<Listener> pages = new ArrayList<>();
  private final Server service;
  private final Prometheus prometheus;

  private World() {
    int managementPort = Server.freePort();
    service = IrisApi.start(Server.freePort(), managementPort, Map.of());
    Discovery discovery = new Discovery(Server.newFolder("discovery"));
    discovery.addApi(service.port(), managementPort);
    discovery.add("prometheus-service", "web", page(Samples.PROMETHEUS::growing));
    discovery.add("alertmanager-service", "web", page(Samples.ALERTMANAGER::growing));
    discovery.add("grafana-service", "http", page(() -> "grafana_build_info 1\n"));
    discovery.add("kube-state-metrics-service", "http", page(Samples.KUBE_STATE_METRICS::growing));
    discovery.addNode(page(Samples.CADVISOR::growing));
    Path rules = Server.newFolder("rules");
    FasterRules.write(rules, FACTOR);
    prometheus =
        Prometheus.start(
            PrometheusConfig.shipped()
                .discoveringFrom(discovery.folder())
                .withoutTls()
                .readingRulesOf(rules)
                .fasterBy(FACTOR)
                .text());
  }

  static World start() {
    return new World();
  }

  private int page(Supplier<String> metrics) {
    Listener listener = Listener.serving(metrics);
    pages.add(listener);
    return listener.port();
  }

  Prometheus prometheus() {
    return prometheus;
  }

  /** Some traffic, for many a series is absent without. */
  void call() {
    service.post("/predict", IrisApi.SETOSA);
    service.post("/predict", "{");
  }

  @Override
  public void close() {
    prometheus.close();
    service.close();
    pages.forEach(Listener::close);
  }
}
