package dev.irisops.serving.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumericFeatureTest {
  private static Feature feature(String name, List<Double> edges, List<Double> shares) {
    return new NumericFeature(
        name,
        Optional.empty(),
        new Range(0, 5),
        2,
        Optional.of(new Range(0, 30)),
        edges,
        shares,
        0);
  }

  private static List<Double> values(int count) {
    return Collections.nCopies(count, 0.2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void blankName_isRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> feature(name, values(4), values(5)))
        .withMessage("feature: expected a name, found a blank");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void mean_notFinite_isRefused(double mean) {
    Range range = new Range(0, 5);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new NumericFeature(
                    "x",
                    Optional.empty(),
                    range,
                    mean,
                    Optional.of(range),
                    values(4),
                    values(5),
                    0))
        .withMessage("feature x: expected a finite mean, found " + mean);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 5})
  void edges_otherThanFour_areRefused(int count) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> feature("x", values(count), values(5)))
        .withMessage("feature x: expected 4 quintile_edges, found " + count);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 6})
  void shares_otherThanFive_areRefused(int count) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> feature("x", values(4), values(count)))
        .withMessage("feature x: expected 5 baseline_shares, found " + count);
  }

  @Test
  void edges_outOfOrder_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> feature("x", List.of(1.0, 3.0, 2.0, 4.0), values(5)))
        .withMessage(
            "feature x: expected quintile_edges in ascending order, found [1.0, 3.0, 2.0, 4.0]");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void shares_outsideUnitInterval_areRefused(double share) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> feature("x", values(4), List.of(0.0, 1.0, 0.5, 0.5, share)))
        .withMessage(
            "feature x: expected baseline_shares in 0..1, found [0.0, 1.0, 0.5, 0.5, %s]"
                .formatted(share));
  }

  @ParameterizedTest
  @CsvSource({
    "-1000, 0", "0.9999999999999999, 0", "1, 0", "1.0000000000000002, 1",
    "2, 1", "2.0000000000000004, 2", "3, 2", "3.0000000000000004, 3",
    "3.9999999999999996, 3", "4, 3", "4.000000000000001, 4", "1000, 4"
  })
  void bin_includesItsUpperEdge(double value, int bin) {
    assertThat(feature("x", List.of(1.0, 2.0, 3.0, 4.0), values(5)).bin(value)).isEqualTo(bin);
  }

  @Test
  void bins_areTheQuintilesAndMissing() {
    NumericFeature feature =
        new NumericFeature(
            "x",
            Optional.empty(),
            new Range(0, 5),
            2,
            Optional.empty(),
            values(4),
            Collections.nCopies(5, 0.15),
            0.25);
    assertThat(feature.bins()).containsExactly("0", "1", "2", "3", "4", "missing");
    assertThat(feature.baselineShares()).containsExactly(0.15, 0.15, 0.15, 0.15, 0.15, 0.25);
    assertThat(feature.bin(Double.NaN)).isEqualTo(5);
    assertThat(feature.nullable()).isTrue();
    assertThat(feature("x", values(4), values(5)).nullable()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void missingShare_outsideUnitInterval_isRefused(double share) {
    Range range = new Range(0, 5);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new NumericFeature(
                    "x", Optional.empty(), range, 2, Optional.empty(), values(4), values(5), share))
        .withMessage("feature x: expected a missing_share in 0..1, found " + share);
  }

  @ParameterizedTest
  @CsvSource({"-4.9E-324, true", "0, false", "5, false", "5.000000000000001, true", "NaN, false"})
  void outOfTrainingRange_isBeyondItsEnds(double value, boolean expected) {
    assertThat(feature("x", values(4), values(5)).outOfTrainingRange(value)).isEqualTo(expected);
  }

  @Test
  void bin_betweenEqualEdges_isSkipped() {
    Feature feature = feature("x", List.of(1.0, 1.0, 1.0, 2.0), values(5));
    assertThat(feature.bin(1)).isZero();
    assertThat(feature.bin(1.5)).isEqualTo(3);
  }
}
