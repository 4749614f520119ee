package dev.irisops.serving.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class DistributionTest {
  @Test
  void distribution_withoutValues_isZero() {
    Distribution empty = new Distribution(List.of(0.5, 1.0));
    assertThat(empty.counts()).containsExactly(0L, 0L, 0L);
    assertThat(empty.sum()).isZero();
  }

  @Test
  void value_onABound_isWithinItsBucket() {
    Distribution values = new Distribution(List.of(0.0, 0.5, 1.0));
    for (double value : new double[] {0, 0.5, Math.nextUp(0.5), 1, Math.nextUp(1.0)}) {
      values.record(value);
    }
    assertThat(values.counts()).containsExactly(1L, 1L, 2L, 1L);
    assertThat(values.sum()).isCloseTo(3, within(1e-9));
  }
}
