package dev.irisops.stack.scrape;

import dev.irisops.stack.tool.Repository;
import java.time.Instant;

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

  /** The page with each counter at the time of day: each grows by one a second. */
  public String growing() {
    long now = Instant.now().getEpochSecond();
    return text().replaceAll("(?m)^(\\w+_total(\\{.*\\})?) .*$", "$1 " + now);
  }
}
