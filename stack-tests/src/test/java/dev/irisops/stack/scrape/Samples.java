package dev.irisops.stack.scrape;

import dev.irisops.stack.tool.Repository;

/** Pages of metrics, checked in, of what only a cluster has, and of the monitoring itself. */
public enum Samples {
  ALERTMANAGER("alertmanager"),
  CADVISOR("cadvisor"),
  KUBE_STATE_METRICS("kube-state-metrics"),
  PROMETHEUS("prometheus");

  private final String name;

  Samples(String name) {
    this.name = name;
  }

  public String text() {
    return Repository.text("stack-tests/src/test/resources/samples/" + name + ".prom");
  }
}
