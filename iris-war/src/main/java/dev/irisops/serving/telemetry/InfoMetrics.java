package dev.irisops.serving.telemetry;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;

/**
 * Repairs what OpenTelemetry's exporter does to metrics that end in {@code _info}: it cuts that
 * suffix off a gauge, and gives {@code target_info} no HELP.
 */
final class InfoMetrics {
  private static final String MODEL = "model";
  private static final String TARGET = "target";

  private InfoMetrics() {}

  /** Returns the metric under its right name and with its HELP, or any other metric unchanged. */
  static MetricSnapshot repair(MetricSnapshot snapshot) {
    MetricMetadata metadata = snapshot.getMetadata();
    if (snapshot instanceof GaugeSnapshot gauge && metadata.getName().equals(MODEL)) {
      return new InfoSnapshot(
          metadata,
          gauge.getDataPoints().stream()
              .map(point -> new InfoDataPointSnapshot(point.getLabels()))
              .toList());
    } else if (snapshot instanceof InfoSnapshot info && metadata.getName().equals(TARGET)) {
      return new InfoSnapshot(
          MetricMetadata.builder().name(TARGET).help("The service that is measured").build(),
          info.getDataPoints());
    }
    return snapshot;
  }
}
