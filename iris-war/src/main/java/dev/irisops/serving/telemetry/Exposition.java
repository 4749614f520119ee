package dev.irisops.serving.telemetry;

import dev.irisops.serving.http.MetricsPage;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * Writes all metrics in the formats that Prometheus reads.
 *
 * @param collector has the metrics in Prometheus' data model
 */
record Exposition(MultiCollector collector) implements MetricsPage {
  @Override
  public Page page(Optional<String> accept) {
    ExpositionFormatWriter writer =
        accept.filter(a -> a.contains("application/openmetrics-text")).isPresent()
            ? OpenMetricsTextFormatWriter.create()
            : PrometheusTextFormatWriter.create();
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    try {
      writer.write(out, snapshots(), EscapingScheme.UNDERSCORE_ESCAPING);
    } catch (IOException e) {
      throw new IllegalStateException("an array takes all bytes", e);
    }
    return new Page(writer.getContentType(), out.toByteArray());
  }

  private MetricSnapshots snapshots() {
    return new MetricSnapshots(collector.collect().stream().map(InfoMetrics::repair).toList());
  }
}
