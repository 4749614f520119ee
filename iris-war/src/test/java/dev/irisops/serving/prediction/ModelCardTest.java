package dev.irisops.serving.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCardTest {
  private static ModelCard card(double accuracy) {
    return card("classification", accuracy, 0.1);
  }

  private static ModelCard card(String task, double accuracy, double lowConfidenceShare) {
    return new ModelCard(
        "iris",
        "1",
        Instant.EPOCH,
        task,
        "J48",
        accuracy,
        OptionalDouble.of(lowConfidenceShare),
        OptionalLong.empty(),
        Samples.schema(),
        "{}");
  }

  @Test
  void unknownTask_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> card("clustering", 0.9, 0.1))
        .withMessage("task: expected classification, found clustering");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void lowConfidenceShare_outsideUnitInterval_isRefused(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> card("classification", 0.9, value))
        .withMessage("low_confidence_share: expected 0..1, found " + value);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void accuracy_outsideUnitInterval_isRefused(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> card(value))
        .withMessage("accuracy: expected 0..1, found " + value);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1})
  void accuracy_onTheEdge_isAccepted(double value) {
    assertThat(card(value).accuracy()).isEqualTo(value);
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
}
