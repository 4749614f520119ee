package dev.irisops.serving.telemetry;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes what has been measured as Prometheus reads it. */
@Singleton
public class Exposition {
  private final MultiCollector collector;
  private final Map<String, ClosedHistogram> histograms;

  /**
   * One scrape.
   *
   * @param contentType the media type of {@code body}
   */
  record Page(String contentType, byte[] body) {}

  @Inject
  Exposition(MultiCollector collector, Instance<ClosedHistogram> histograms) {
    this(collector, histograms.stream().toList());
  }

  Exposition(MultiCollector collector, List<ClosedHistogram> histograms) {
    this.collector = collector;
    this.histograms =
        histograms.stream()
            .collect(Collectors.toMap(ClosedHistogram::prometheusName, Function.identity()));
  }

  /**
   * All series, in the format that the {@code Accept} header asks for.
   *
   * @param accept OpenMetrics where it names {@code application/openmetrics-text}, else Prometheus
   *     text 0.0.4
   */
  Page page(Optional<String> accept) {
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

  MetricSnapshots snapshots() {
    Map<String, MetricSnapshot> byName =
        collector.collect().stream()
            .map(InfoMetrics::mend)
            .collect(Collectors.toMap(s -> s.getMetadata().getPrometheusName(), s -> s));
    histograms.forEach(
        (name, histogram) ->
            byName.compute(
                name,
                (n, measured) ->
                    histogram.complete(Optional.ofNullable((HistogramSnapshot) measured))));
    return new MetricSnapshots(byName.values());
  }
}
