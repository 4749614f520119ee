package dev.irisops.training.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuintilesTest {
  private static Quintiles quintiles(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return Quintiles.of(sorted);
  }

  @Test
  void edges_ofTenValues_areMidwayBetweenValues() {
    double[] values = DoubleStream.iterate(1, x -> x + 1).limit(10).toArray();
    assertThat(quintiles(values).edges()).containsExactly(2.5, 4.5, 6.5, 8.5);
    assertThat(quintiles(values).shares(values, 10)).containsExactly(0.2, 0.2, 0.2, 0.2, 0.2);
  }

  @Test
  void edges_withTiesAtQuantile_separateDistinctValues() {
    // 40 % of the values are 0.2: the 20 and 40 % quantiles are tied.
    double[] values = {0.1, 0.2, 0.2, 0.2, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7};
    assertThat(quintiles(values).edges()).containsExactly(0.15, 0.25, 0.35, 0.55);
    assertThat(quintiles(values).shares(values, 10)).containsExactly(0.1, 0.4, 0.1, 0.2, 0.2);
  }

  @Test
  void edges_withOneCommonValue_areEqual() {
    double[] values = new double[100];
    Arrays.fill(values, 95, 100, 1);
    assertThat(quintiles(values).edges()).containsExactly(0.5, 0.5, 0.5, 0.5);
    assertThat(quintiles(values).shares(values, 100)).containsExactly(0.95, 0.0, 0.0, 0.0, 0.05);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 20.5, -0.1, 1e-300, 1e300, Double.MAX_VALUE})
  void bin_ofConstant_isMiddleWithRoomForRounding(double value) {
    Quintiles quintiles = quintiles(value, value, value);
    assertThat(quintiles.bin(value)).isEqualTo(2);
    assertThat(quintiles.edges()).allMatch(Double::isFinite).isSorted();
  }

  @Test
  void bin_ofValueFarFromConstant_isOuterBin() {
    assertThat(quintiles(20.5, 20.5).bin(20.6)).isEqualTo(4);
    assertThat(quintiles(0, 0).bin(-1)).isZero();
  }

  @Test
  void bin_ofFloat32_isBinOfTrainingValue() {
    double[] values = DoubleStream.iterate(1, x -> x + 1).limit(300).map(x -> x / 10).toArray();
    for (double[] training : List.of(values, new double[] {0.1, 0.2, 0.2, 0.2, 0.3})) {
      Quintiles quintiles = quintiles(training);
      for (double value : training) {
        assertThat(quintiles.bin((float) value)).as("%s", value).isEqualTo(quintiles.bin(value));
      }
    }
  }

  @Test
  void bin_ofConstantAsFloat32_isBinOfTrainingValue() {
    assertThat(quintiles(0.2, 0.2, 0.2).bin(0.2f)).isEqualTo(2);
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
  void shares_withMissingValues_areOfAllRows() {
    double[] present = {1, 2, 3, 4, 5};
    assertThat(quintiles(present).shares(present, 10).stream().mapToDouble(d -> d).sum())
        .isCloseTo(0.5, within(1e-12));
  }
}
