package dev.irisops.training.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class FeatureProfileTest {
  private static FeatureProfile profile(double... values) {
    return FeatureProfile.of("x", Optional.empty(), values);
  }

  @Test
  void allowedRange_withoutNegativeValue_startsAtZero() {
    FeatureProfile profile = profile(2, 4);
    assertThat(profile.allowedMin()).isZero();
    assertThat(profile.allowedMax()).isEqualTo(14);
  }

  @Test
  void allowedRange_withNegativeValue_isWidenedOnBothSides() {
    FeatureProfile profile = profile(-1, 1);
    assertThat(profile.allowedMin()).isEqualTo(-11);
    assertThat(profile.allowedMax()).isEqualTo(11);
  }

  @Test
  void statistics_ofKnownValues_areSampleStatistics() {
    FeatureProfile profile = profile(1, 2, 3, 4);
    assertThat(profile.mean()).isEqualTo(2.5);
    assertThat(profile.standardDeviation()).isCloseTo(1.2909944487358056, within(1e-12));
  }

  @Test
  void quintiles_ofElevenValues_areEverySecondValue() {
    double[] steps = DoubleStream.iterate(0, x -> x + 1).limit(11).toArray();
    FeatureProfile profile = profile(steps);
    assertThat(profile.quintileEdges()).containsExactly(2.0, 4.0, 6.0, 8.0);
    assertThat(profile.baselineShares())
        .containsExactly(3 / 11.0, 2 / 11.0, 2 / 11.0, 2 / 11.0, 2 / 11.0);
  }

  @Test
  void bin_ofEdge_isLowerBin() {
    Quintiles quintiles = new Quintiles(List.of(1.0, 2.0, 2.0, 4.0));
    assertThat(quintiles.bin(1)).isZero();
    assertThat(quintiles.bin(2)).isEqualTo(1);
    assertThat(quintiles.bin(2.1)).isEqualTo(3);
    assertThat(quintiles.bin(9)).isEqualTo(4);
  }

  @Test
  void shares_withTies_sumToOne() {
    assertThat(profile(3, 3, 3, 3, 7).baselineShares().stream().mapToDouble(d -> d).sum())
        .isCloseTo(1, within(1e-12));
    assertThat(profile(3, 3).baselineShares()).containsExactly(1.0, 0.0, 0.0, 0.0, 0.0);
  }

  @Test
  void profile_ofHugeValues_staysFinite() {
    FeatureProfile profile = profile(-1e308, 1e308);
    assertThat(profile.allowedMax()).isEqualTo(Double.MAX_VALUE);
    assertThat(profile.allowedMin()).isEqualTo(-Double.MAX_VALUE);
    assertThat(profile.standardDeviation()).isFinite();
    assertThat(profile.quintileEdges()).allMatch(Double::isFinite);
  }
}
