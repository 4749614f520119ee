package dev.irisops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class StatsTest {
  @Test
  void median_ofNoValues_isNaN() {
    assertThat(Stats.median(List.of())).isNaN();
  }

  @Test
  void median_ofEvenCount_isMeanOfMiddleValues() {
    assertThat(Stats.median(List.of(9.0, 1.0, 3.0, 2.0))).isEqualTo(2.5);
  }

  @Test
  void median_ofOddCount_isMiddleValue() {
    assertThat(Stats.median(List.of(9.0, 1.0, 3.0))).isEqualTo(3);
  }

  @Test
  void percentile_ofHundredValues_isNearestRank() {
    DoubleStream hundred = DoubleStream.iterate(100, v -> v - 1).limit(100);

    assertThat(Stats.percentile(hundred, 99)).isEqualTo(99);
  }

  @Test
  void percentile_ofOneValue_isThatValue() {
    assertThat(Stats.percentile(DoubleStream.of(7), 1)).isEqualTo(7);
  }

  @Test
  void percentile_ofNoValues_isNaN() {
    assertThat(Stats.percentile(DoubleStream.empty(), 99)).isNaN();
  }
}
