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

  /**
   * Returns {@code namespace} and {@code pod}, or those of them that series about objects of the
   * cluster have: of kube-state-metrics, cAdvisor and the kubelet, and recorded ones whose level
   * says so. Returns nothing for series about what is scraped.
   */
  public static Set<String> ofObject(String metric) {
    if (metric.matches("kube_pod_.*|container_.*|namespace[^:]*_pod[^:]*:.*")) {
      return Set.of("namespace", "pod");
    }
    return metric.matches("kube_(?!node_).*|kubelet_volume_.*|namespace[^:]*:.*")
        ? Set.of("namespace")
        : Set.of();
  }
}
