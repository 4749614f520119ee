package dev.irisops.stack.scrape;

import dev.irisops.stack.tool.Repository;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Pages of metrics, checked in, of what only a cluster has, and of the monitoring itself. */
public enum Samples {
  ALERTMANAGER("alertmanager"),
  CADVISOR("cadvisor"),
  KUBE_STATE_METRICS("kube-state-metrics"),
  PROMETHEUS("prometheus");

  private static final Pattern COUNTER =
      Pattern.compile("\\w+_(bucket|count|sum|total)(\\{.*})? .*");

  private final String name;

  Samples(String name) {
    this.name = name;
  }

  public String text() {
    return Repository.text("stack-tests/src/test/resources/samples/" + name + ".prom");
  }

  /** The page with each counter at the time of day: each grows by one a second. */
  public String growing() {
    return growing(1, sample -> true);
  }

  /**
   * The page with its counters growing.
   *
   * @param which of them, by the line of the sample; the others stay as they were recorded
   */
  public String growing(double perSecond, Predicate<String> which) {
    String value = " " + Instant.now().getEpochSecond() * perSecond;
    return text()
        .lines()
        .map(
            line ->
                COUNTER.matcher(line).matches() && which.test(line)
                    ? line.substring(0, line.lastIndexOf(' ')) + value
                    : line)
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
