package dev.irisops.serving.telemetry;

import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A histogram whose series are known beforehand. OpenTelemetry has no way to say "0 so far" of a
 * histogram, and {@code rate} cannot see a series being born; so the series that have not been
 * measured yet are added, empty, when Prometheus asks.
 *
 * @param name the name without its unit, in Prometheus' characters
 * @param unit the unit, {@code s} or none
 * @param help the HELP text
 * @param bounds the upper bounds of the buckets, ascending, without +Inf
 * @param labels the label sets that exist; others are not exported
 */
record ClosedHistogram(
    String name,
    Optional<String> unit,
    String help,
    List<Double> bounds,
    Supplier<Set<Labels>> labels) {

  /** The instrument that measures. */
  DoubleHistogram instrument(Meter meter) {
    return meter
        .histogramBuilder(name)
        .setUnit(unit.orElse(""))
        .setDescription(help)
        .setExplicitBucketBoundariesAdvice(bounds)
        .build();
  }

  /** The name in Prometheus, for instance {@code http_request_duration_seconds}. */
  String prometheusName() {
    return unit.map(u -> name + "_" + Unit.SECONDS).orElse(name);
  }

  /**
   * All series of the closed set: those in {@code measured} as they are, the others empty.
   *
   * @param measured what the SDK exported, if it has measured anything yet
   */
  HistogramSnapshot complete(Optional<HistogramSnapshot> measured) {
    Map<Labels, HistogramDataPointSnapshot> points =
        measured.map(HistogramSnapshot::getDataPoints).orElse(List.of()).stream()
            .collect(Collectors.toMap(HistogramDataPointSnapshot::getLabels, Function.identity()));
    return new HistogramSnapshot(
        measured.map(HistogramSnapshot::getMetadata).orElseGet(this::metadata),
        labels.get().stream()
            .map(l -> Optional.ofNullable(points.get(l)).orElseGet(() -> empty(l)))
            .toList());
  }

  private MetricMetadata metadata() {
    return MetricMetadata.builder()
        .name(prometheusName())
        .help(help)
        .unit(unit.map(u -> Unit.SECONDS).orElse(null))
        .build();
  }

  private HistogramDataPointSnapshot empty(Labels labels) {
    List<Double> upper = new ArrayList<>(bounds);
    upper.add(Double.POSITIVE_INFINITY);
    List<Long> counts = Collections.nCopies(upper.size(), 0L);
    return new HistogramDataPointSnapshot(
        ClassicHistogramBuckets.of(upper, counts), 0, labels, Exemplars.EMPTY, 0);
  }
}
