package dev.irisops.serving.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCardTest {
  private static ModelCard card(double accuracy) {
    return new ModelCard("iris", "1", Instant.EPOCH, "J48", accuracy, Samples.schema(), "{}");
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
        .isThrownBy(() -> new ModelClass("setosa", value))
        .withMessage("class setosa: expected a prior in 0..1, found " + value);
  }
}
