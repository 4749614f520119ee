package dev.irisops.serving.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.irisops.serving.tracing.TraceIds;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DistributionTest {
  private static HistogramPointData collected(Distribution distribution) {
    return distribution.collect(1, 2, Attributes.empty());
  }

  @Test
  void distribution_withoutValues_isZero() {
    Distribution empty = new Distribution(List.of(0.5, 1.0));
    assertThat(collected(empty).getCounts()).containsExactly(0L, 0L, 0L);
    assertThat(collected(empty).getSum()).isZero();
  }

  @Test
  void value_onABound_isWithinItsBucket() {
    Distribution values = new Distribution(List.of(0.0, 0.5, 1.0));
    for (double value : new double[] {0, 0.5, Math.nextUp(0.5), 1, Math.nextUp(1.0)}) {
      values.record(value);
    }
    assertThat(collected(values).getCounts()).containsExactly(1L, 1L, 2L, 1L);
    assertThat(collected(values).getSum()).isCloseTo(3, within(1e-9));
  }

  private static Optional<TraceIds> trace(String id, boolean sampled) {
    return Optional.of(new TraceIds(id.repeat(32), "b7ad6b7169203331", sampled));
  }

  @Test
  void exemplar_isTheLatestSampledTraceOfItsBucket() {
    Distribution values = new Distribution(List.of(1.0));
    values.record(0.25, trace("a", true));
    values.record(0.5, trace("b", true));
    values.record(0.75, trace("c", false));
    values.record(1);
    values.record(9, trace("d", true));

    assertThat(collected(values).getExemplars())
        .extracting(exemplar -> exemplar.getSpanContext().getTraceId().charAt(0))
        .containsExactly('b', 'd');
    assertThat(collected(values).getExemplars())
        .extracting(DoubleExemplarData::getValue)
        .containsExactly(0.5, 9.0);
  }

  @Test
  void unsampledTrace_isNoExemplar() {
    Distribution values = new Distribution(List.of());
    values.record(1);
    values.record(1, trace("a", false));
    values.record(1, Optional.empty());
    assertThat(collected(values).getExemplars()).isEmpty();
    assertThat(collected(values).getCount()).isEqualTo(3);
  }
}
