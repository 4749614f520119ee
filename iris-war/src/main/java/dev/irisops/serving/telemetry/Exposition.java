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

/**
 * Writes all metrics in the formats that Prometheus reads.
 *
 * @param collector has the metrics in Prometheus' data model
 */
record Exposition(MultiCollector collector) implements MetricsPage {
  @Override
  public Page page(Format format) {
    ExpositionFormatWriter writer = writer(format);
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    try {
      writer.write(out, snapshots(), EscapingScheme.UNDERSCORE_ESCAPING);
    } catch (IOException e) {
      throw new IllegalStateException("an array takes all bytes", e);
    }
    return Page.of(writer.getContentType(), out.toByteArray());
  }

  private static ExpositionFormatWriter writer(Format format) {
    return switch (format) {
      case TEXT -> PrometheusTextFormatWriter.create();
      case OPEN_METRICS -> OpenMetricsTextFormatWriter.create();
    };
  }

  private MetricSnapshots snapshots() {
    return new MetricSnapshots(collector.collect().stream().map(InfoMetrics::repair).toList());
  }
}
