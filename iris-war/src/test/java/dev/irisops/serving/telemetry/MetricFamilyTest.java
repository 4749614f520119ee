package dev.irisops.serving.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MetricFamilyTest {
  private static final Attributes A = Attributes.of(AttributeKey.stringKey("class"), "a");
  private static final Attributes B = Attributes.of(AttributeKey.stringKey("class"), "b");

  private final MetricRegistry registry = new MetricRegistry(Instant.ofEpochSecond(1));

  private MetricData collected() {
    List<MetricData> all = registry.collect(Resource.empty(), Instant.ofEpochSecond(2));
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private Map<Attributes, Long> counts() {
    return collected().getLongSumData().getPoints().stream()
        .collect(Collectors.toMap(LongPointData::getAttributes, LongPointData::getValue));
  }

  @Test
  void metric_withoutSeries_isEmpty() {
    registry.register(Counter.of("c", "Help"));
    assertThat(counts()).isEmpty();
    assertThat(collected().getName()).isEqualTo("c");
    assertThat(collected().getDescription()).isEqualTo("Help");
    assertThat(collected().getUnit()).isEmpty();
    assertThat(collected().getInstrumentationScopeInfo().getName()).isEqualTo("dev.irisops");
  }

  @Test
  void counter_isZeroFromTheMomentItIsAskedFor() {
    Counter counter = registry.register(Counter.of("c", "Help"));
    counter.series(A);
    counter.series(B).increment();
    assertThat(counts()).containsOnly(entry(A, 0L), entry(B, 1L));
  }

  @Test
  void series_ofEqualLabels_isTheSame() {
    Counter counter = registry.register(Counter.of("c", "Help"));
    counter.series(A).increment();
    counter.series(Attributes.of(AttributeKey.stringKey("class"), "a")).add(2);
    assertThat(counts()).containsOnly(entry(A, 3L));
  }

  @Test
  void counter_isMonotonicUnlessItAlsoFalls() {
    registry.register(Counter.of("c", "Help")).series(A);
    assertThat(collected().getType()).isEqualTo(MetricDataType.LONG_SUM);
    assertThat(collected().getLongSumData().isMonotonic()).isTrue();
    assertThat(collected().getLongSumData().getAggregationTemporality())
        .isEqualTo(AggregationTemporality.CUMULATIVE);

    MetricRegistry other = new MetricRegistry(Instant.EPOCH);
    other.register(Counter.upDown("c", "Help"));
    assertThat(other.collect(Resource.empty(), Instant.EPOCH))
        .extracting(metric -> metric.getLongSumData().isMonotonic())
        .containsExactly(false);
  }

  @Test
  void points_haveTheTimesOfTheRegistryAndTheScrape() {
    registry.register(Counter.of("c", "Help")).series(A);
    assertThat(collected().getLongSumData().getPoints())
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.getStartEpochNanos()).isEqualTo(1_000_000_000);
              assertThat(point.getEpochNanos()).isEqualTo(2_000_000_000);
            });
  }

  @Test
  void gauge_isZeroUntilItIsSetAndThenAskedAtEachScrape() {
    Gauge gauge = registry.register(new Gauge("g", "s", "Help"));
    AtomicInteger asked = new AtomicInteger();
    gauge.series(A);
    gauge.put(B, asked::incrementAndGet);

    for (double scrape = 1; scrape <= 2; scrape++) {
      assertThat(collected().getDoubleGaugeData().getPoints())
          .extracting(DoublePointData::getAttributes, DoublePointData::getValue)
          .containsExactlyInAnyOrder(tuple(A, 0.0), tuple(B, scrape));
    }
    assertThat(collected().getUnit()).isEqualTo("s");
    assertThat(collected().getType()).isEqualTo(MetricDataType.DOUBLE_GAUGE);
  }

  @Test
  void histogram_hasEmptyBucketsFromTheMomentItIsAskedFor() {
    Histogram histogram = registry.register(new Histogram("h", "s", "Help", List.of(0.5, 1.0)));
    histogram.series(A);
    assertThat(collected().getHistogramData().getPoints())
        .singleElement()
        .extracting(HistogramPointData::getBoundaries, HistogramPointData::getCounts)
        .containsExactly(List.of(0.5, 1.0), List.of(0L, 0L, 0L));
    histogram.series(A).record(0.75);
    assertThat(collected().getHistogramData().getPoints())
        .extracting(HistogramPointData::getCounts)
        .containsExactly(List.of(0L, 1L, 0L));
    assertThat(collected().getType()).isEqualTo(MetricDataType.HISTOGRAM);
  }
}
