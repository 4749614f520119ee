package dev.irisops.stack.dashboards.model;

import java.util.Set;

/** Tells by the name of a metric which labels of a scraped target its series have. */
public final class SeriesLabels {
  private SeriesLabels() {}

  /**
   * Returns {@code job} and {@code instance}, or those of them that are left. Recorded series,
   * named {@code level:metric:operation}, have an instance only if their level says so, and no job
   * if they are about objects of the cluster or an objective. Alerts need not have either.
   */
  public static Set<String> of(String metric) {
    if (metric.equals("ALERTS") || metric.equals("ALERTS_FOR_STATE")) {
      return Set.of();
    }
    if (metric.matches("(namespace|persistentvolumeclaim|prometheus|slo)[^:]*:.*")) {
      return Set.of();
    }
    boolean hasInstance = !metric.contains(":") || metric.matches("[^:]*instance[^:]*:.*");
    return hasInstance ? Set.of("instance", "job") : Set.of("job");
  }
}
