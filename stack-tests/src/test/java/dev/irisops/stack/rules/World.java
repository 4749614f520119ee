package dev.irisops.stack.rules;

import dev.irisops.stack.scrape.Discovery;
import dev.irisops.stack.scrape.PrometheusConfig;
import dev.irisops.stack.scrape.Samples;
import dev.irisops.stack.server.IrisApi;
import dev.irisops.stack.server.Listener;
import dev.irisops.stack.server.Prometheus;
import dev.irisops.stack.server.Server;
import dev.irisops.stack.tool.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Prometheus with the shipped rules and jobs that sees the running service, and the samples of
 * all else.
 */
final class World implements AutoCloseable {
  private static final int SECOND = 15; // by which the shipped intervals are divided

  private final List<Listener> pages = new ArrayList<>();
  private final Server service;
  private final Prometheus prometheus;

  private World() {
    int managementPort = Server.freePort();
    service = IrisApi.start(Server.freePort(), managementPort, Map.of());
    Discovery discovery = new Discovery(Server.newFolder("discovery"));
    discovery.addApi(service.port(), managementPort);
    discovery.add("prometheus-service", "web", page(Samples.PROMETHEUS.text()));
    discovery.add("alertmanager-service", "web", page(Samples.ALERTMANAGER.text()));
    discovery.add("grafana-service", "http", page("grafana_build_info 1\n"));
    discovery.add("kube-state-metrics-service", "http", page(Samples.KUBE_STATE_METRICS.text()));
    discovery.addNode(page(Samples.CADVISOR.text()));
    prometheus =
        Prometheus.start(
            PrometheusConfig.shipped()
                .discoveringFrom(discovery.folder())
                .withoutTls()
                .readingRulesOf(Repository.root().resolve(RuleFile.FOLDER))
                .fasterBy(SECOND)
                .text());
  }

  static World start() {
    return new World();
  }

  private int page(String metrics) {
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
