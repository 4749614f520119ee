package dev.irisops.serving.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassPredictionTest {
  @ParameterizedTest
  @ValueSource(doubles = {-4.9E-324, 1.0000000000000002, Double.NaN, Double.POSITIVE_INFINITY})
  void probability_outsideUnitInterval_isRefused(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClassPrediction(new double[] {0.5, value}))
        .withMessage("probability: expected 0..1, found " + value);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClassPrediction(new double[] {value, 0.5}))
        .withMessage("probability: expected 0..1, found " + value);
  }

  @Test
  void classIndex_ofEquallyLikely_isTheFirst() {
    ClassPrediction prediction = new ClassPrediction(new double[] {0.2, 0.4, 0.4});
    assertThat(prediction.classIndex()).isEqualTo(1);
    assertThat(prediction.confidence()).isEqualTo(0.4);
    assertThat(prediction.probability(2)).isEqualTo(0.4);
  }

  @Test
  void classIndex_ofZeros_isTheFirst() {
    assertThat(new ClassPrediction(new double[] {0, 0}).classIndex()).isZero();
  }

  @Test
  void confidence_ofCertainty_isOne() {
    assertThat(new ClassPrediction(new double[] {0, 1}).confidence()).isOne();
  }
}
