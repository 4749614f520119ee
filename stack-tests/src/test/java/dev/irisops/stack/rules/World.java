package dev.irisops.stack.rules;

import dev.irisops.stack.scrape.Discovery;
import dev.irisops.stack.scrape.PrometheusConfig;
import dev.irisops.stack.scrape.Samples;
import dev.irisops.stack.server.Instance;
import dev.irisops.stack.server.IrisApi;
import dev.irisops.stack.server.Prometheus;
import dev.irisops.testkit.FreePort;
import dev.irisops.testkit.HttpListener;
import dev.irisops.testkit.WorkFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A Prometheus with the shipped rules and jobs. It scrapes the running service, which predicts
 * classes, and samples of everything else, among it a service that predicts values.
 */
public final class World implements AutoCloseable {
  private static final int FACTOR = 15; // a scrape and an evaluation each second

  private final List<HttpListener> listeners = new ArrayList<>();
  private final Map<Samples, Supplier<String>> pages = new ConcurrentHashMap<>();
  private final Instance instance = new Instance();
  private final Prometheus prometheus;

  private World() {
    instance.start();
    for (Samples sample : Samples.values()) {
      show(sample, sample::growing);
    }
    int port = FreePort.next();
    Discovery discovery = new Discovery(WorkFolder.create("discovery"));
    discovery.addApi(instance.port(), instance.managementPort());
    discovery.addModelService(
        "price", page(Samples.REGRESSION), listen(() -> "jvm_uptime_seconds 1\n"));
    discovery.add("prometheus-service", "web", port);
    discovery.add("alertmanager-service", "web", page(Samples.ALERTMANAGER));
    discovery.add("grafana-service", "http", listen(() -> "grafana_build_info 1\n"));
    discovery.add("kube-state-metrics-service", "http", page(Samples.KUBE_STATE_METRICS));
    discovery.addNode(page(Samples.CADVISOR));
    Path rules = WorkFolder.create("rules");
    FasterRules.write(rules, FACTOR, FasterRules.DRIFT_IN_A_MINUTE);
    prometheus =
        Prometheus.start(
            PrometheusConfig.shipped()
                .discoveringFrom(discovery.folder())
                .withoutTls()
                .readingRulesOf(rules)
                .fasterBy(FACTOR)
                .writingTo("http://127.0.0.1:%d/".formatted(listen(() -> "ok")))
                .text(),
            port,
            Map.of(),
            // as shipped; without a limit the rules lack a series
            List.of("--storage.tsdb.retention.size=8GB"));
  }

  /** Starts the service, the pages of samples and Prometheus. */
  public static World start() {
    return new World();
  }

  private int page(Samples sample) {
    return listen(() -> pages.get(sample).get());
  }

  private int listen(Supplier<String> metrics) {
    HttpListener listener = HttpListener.serving(metrics);
    listeners.add(listener);
    return listener.port();
  }

  /** Replaces a page of samples. */
  public void show(Samples sample, Supplier<String> page) {
    pages.put(sample, page);
  }

  /** Returns the Prometheus that scrapes everything. */
  public Prometheus prometheus() {
    return prometheus;
  }

  /** Returns the service. */
  public Instance instance() {
    return instance;
  }

  /** Sends a good and a bad request, because some series are absent without traffic. */
  void call() {
    instance.post("/predict", IrisApi.SETOSA);
    instance.post("/predict", "{");
  }

  @Override
  public void close() {
    prometheus.close();
    instance.close();
    listeners.forEach(HttpListener::close);
  }
}
