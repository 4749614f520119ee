package dev.irisops.training.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class NumericProfileTest {
  private static NumericProfile profile(double... rows) {
    return NumericProfile.of("x", Optional.empty(), rows, AllowedWidths.parse("5"));
  }

  @Test
  void statistics_ofKnownValues_areSampleStatistics() {
    NumericProfile profile = profile(1, 2, 3, 4);
    assertThat(profile.mean()).isEqualTo(2.5);
    assertThat(profile.standardDeviation()).isCloseTo(1.2909944487358056, within(1e-12));
  }

  @Test
  void statistics_withMissingValues_areOfTheOthers() {
    NumericProfile profile = profile(1, Double.NaN, 2, 3, Double.NaN, 4, 5, 6);
    assertThat(profile.missingShare()).isEqualTo(0.25);
    assertThat(profile.min()).isEqualTo(1);
    assertThat(profile.max()).isEqualTo(6);
    assertThat(profile.mean()).isCloseTo(3.5, within(1e-12));
    assertThat(profile.baselineShares().stream().mapToDouble(d -> d).sum()).isEqualTo(0.75);
  }

  @Test
  void profile_ofHugeValues_staysFinite() {
    NumericProfile profile = profile(-1e308, 0, 1e308);
    assertThat(profile.allowed()).contains(new AllowedRange(-Double.MAX_VALUE, Double.MAX_VALUE));
    assertThat(profile.standardDeviation()).isFinite();
    assertThat(profile.quintileEdges()).allMatch(Double::isFinite);
  }

  @Test
  void profile_ofRareEvent_hasNoAllowedRange() {
    double[] rows = new double[80];
    assertThat(profile(rows).allowed()).isEmpty();
    rows[7] = 3;
    assertThat(profile(rows).allowed()).isEmpty();
    rows[8] = 1;
    assertThat(profile(rows).allowed()).contains(new AllowedRange(0, 18));
  }
}
