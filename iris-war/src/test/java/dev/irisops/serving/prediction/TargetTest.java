package dev.irisops.serving.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
  private static ClassTarget classes(double accuracy, double lowConfidenceShare) {
    return new ClassTarget(
        Samples.schema().classes(), accuracy, OptionalDouble.of(lowConfidenceShare));
  }

  private static NumericTarget number(String name, double r2) {
    return new NumericTarget(
        name,
        Optional.empty(),
        new Range(0, 1),
        List.of(0.1, 0.2, 0.2, 0.4),
        List.of(0.2, 0.2, 0.2, 0.2, 0.2),
        r2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void lowConfidenceShare_outsideUnitInterval_isRefused(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> classes(0.9, value))
        .withMessage("low_confidence_share: expected 0..1, found " + value);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void accuracy_outsideUnitInterval_isRefused(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> classes(value, 0.1))
        .withMessage("accuracy: expected 0..1, found " + value);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1})
  void accuracy_onTheEdge_isAccepted(double value) {
    assertThat(classes(value, 0.1).accuracy()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void prior_outsideUnitInterval_isRefused(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ModelClass("setosa", value, 0.5))
        .withMessage("class setosa: expected a prior in 0..1, found " + value);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ModelClass("setosa", 0.5, value))
        .withMessage("class setosa: expected a predicted_share in 0..1, found " + value);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.1, Double.NEGATIVE_INFINITY, Double.NaN})
  void r2_notFiniteOrAboveOne_isRefused(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> number("price", value))
        .withMessage("target price: expected a finite r2 of at most 1, found " + value);
  }

  @Test
  void numericTarget_withoutAName_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> number(" ", 0.5))
        .withMessage("target: expected a name, found a blank");
  }

  @ParameterizedTest
  @CsvSource({"-1e300, 0", "0.1, 0", "0.11, 1", "0.2, 1", "0.21, 3", "0.4, 3", "0.41, 4"})
  void bin_isTheNumberOfEdgesBelowTheValue(double value, int bin) {
    assertThat(number("price", 0.5).bin(value)).isEqualTo(bin);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void numericPrediction_notFinite_isRefused(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NumericPrediction(value))
        .withMessage("value: expected a finite number, found " + value);
  }
}
