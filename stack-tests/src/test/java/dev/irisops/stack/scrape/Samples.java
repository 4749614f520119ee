package dev.irisops.stack.scrape;

import dev.irisops.demo.Recording;
import dev.irisops.stack.tool.Repository;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Pages of metrics recorded in a real cluster, with a crash and more kinds of objects added, and
 * that of a second model service.
 */
public enum Samples {
  ALERTMANAGER("alertmanager"),
  /** Both pages of a kubelet. Each job keeps its own series. */
  CADVISOR("cadvisor", "crash-loop/cadvisor", "kubelet"),
  KUBE_STATE_METRICS(
      "kube-state-metrics", "crash-loop/kube-state-metrics", "workloads/kube-state-metrics"),
  /** A model service that predicts values, beside the running one, which predicts classes. */
  REGRESSION("regression");

  private static final String FOLDER = "stack-tests/src/test/resources/samples/";

  private static final Pattern COUNTER =
      Pattern.compile("\\w+_(bucket|count|sum|total)(\\{.*})? .*");

  private final List<String> names;

  Samples(String... names) {
    this.names = List.of(names);
  }

  /** The page, without times. */
  public String text() {
    return names.stream().map(Samples::page).collect(Collectors.joining());
  }

  /** The recorded page alone, in which all is well apart from a pod that cannot start. */
  public String recorded() {
    return page(names.get(0));
  }

  /** The recorded page, in which a container crashes too. */
  public String failing() {
    return names.stream().limit(2).map(Samples::page).collect(Collectors.joining());
  }

  private static String page(String name) {
    return Recording.withoutTimes(Repository.text(FOLDER + name + ".prom"));
  }

  /** The page with each counter at the current Unix time: it grows by one a second. */
  public String growing() {
    return growing(text());
  }

  /** Returns a page with each counter at the current Unix time. */
  public static String growing(String page) {
    return growing(page, 1, sample -> true);
  }

  /**
   * Returns a page with some counters growing.
   *
   * @param perSecond how much they grow in a second
   * @param which selects counters by the line of their sample; the others stay as recorded
   */
  public static String growing(String page, double perSecond, Predicate<String> which) {
    String value = " " + Instant.now().getEpochSecond() * perSecond;
    return page.lines()
        .map(
            line ->
                COUNTER.matcher(line).matches() && which.test(line)
                    ? line.substring(0, line.lastIndexOf(' ')) + value
                    : line)
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
