package dev.irisops.serving.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClosedHistogramTest {
  private static final Labels A = Labels.of("c", "a");
  private static final Labels B = Labels.of("c", "b");

  private static ClosedHistogram histogram(Optional<String> unit, Set<Labels> labels) {
    return new ClosedHistogram("time", unit, "How long", List.of(0.5, 1.0), () -> labels);
  }

  private static HistogramDataPointSnapshot measured(Labels labels) {
    ClassicHistogramBuckets buckets =
        ClassicHistogramBuckets.of(
            List.of(0.5, 1.0, Double.POSITIVE_INFINITY), List.of(1L, 2L, 3L));
    return new HistogramDataPointSnapshot(buckets, 7, labels, Exemplars.EMPTY, 0);
  }

  @Test
  void nothingMeasured_isZeroForEveryLabelSet() {
    HistogramSnapshot all = histogram(Optional.of("s"), Set.of(A, B)).complete(Optional.empty());
    assertThat(all.getMetadata().getPrometheusName()).isEqualTo("time_seconds");
    assertThat(all.getMetadata().getHelp()).isEqualTo("How long");
    assertThat(all.getDataPoints())
        .extracting(HistogramDataPointSnapshot::getLabels)
        .containsExactlyInAnyOrder(A, B);
    assertThat(all.getDataPoints())
        .allSatisfy(
            point -> {
              assertThat(point.getCount()).isZero();
              assertThat(point.getSum()).isZero();
              assertThat(point.getClassicBuckets().size()).isEqualTo(3);
              assertThat(point.getClassicBuckets().getUpperBound(1)).isEqualTo(1.0);
            });
  }

  @Test
  void noLabelSets_areNoSeries() {
    ClosedHistogram histogram = histogram(Optional.empty(), Set.of());
    assertThat(histogram.prometheusName()).isEqualTo("time");
    assertThat(histogram.complete(Optional.empty()).getDataPoints()).isEmpty();
  }

  @Test
  void measured_isKeptWithinTheLabelSetsAndDroppedOutside() {
    HistogramSnapshot measured =
        new HistogramSnapshot(
            MetricMetadata.builder().name("time").help("How long").build(),
            List.of(measured(A), measured(Labels.of("c", "gone"))));
    HistogramSnapshot all =
        histogram(Optional.empty(), Set.of(A, B)).complete(Optional.of(measured));
    assertThat(all.getDataPoints())
        .extracting(HistogramDataPointSnapshot::getLabels, HistogramDataPointSnapshot::getCount)
        .containsExactlyInAnyOrder(tuple(A, 6L), org.assertj.core.groups.Tuple.tuple(B, 0L));
  }
}
