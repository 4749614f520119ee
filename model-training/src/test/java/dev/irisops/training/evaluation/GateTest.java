package dev.irisops.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
  private static final Gate ALWAYS = new Gate(Optional.empty());

  /** Returns scores of 92 rows of class 0 and 8 of class 1, predicted with two probabilities. */
  private static Evaluation evaluation(double first, double second) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      double p = i < 92 ? first : second;
      outcomes.add(Outcome.of(new Prediction(i < 92 ? 0 : 1, new double[] {p, 1 - p})));
    }
    return Evaluation.of(outcomes, 2);
  }

  @Test
  void model_betterThanThePrior_passes() {
    assertThat(ALWAYS.objection(evaluation(0.95, 0.4))).isEmpty();
  }

  @Test
  void model_ofKappaZero_doesNotPass() {
    assertThat(ALWAYS.objection(evaluation(0.95, 0.8))).contains("kappa 0.0000, expected above 0");
  }

  @Test
  void model_thatAnswersThePrior_doesNotPass() {
    assertThat(ALWAYS.objection(evaluation(0.92, 0.92)))
        .contains(
            "log loss 0.2788, expected below 0.2788 (class shares); kappa 0.0000, expected above 0");
  }

  @Test
  void model_tooSureOfItself_doesNotPass() {
    assertThat(ALWAYS.objection(evaluation(0.501, 0.4)))
        .contains("log loss 0.6767, expected below 0.2788 (class shares)");
  }

  @Test
  void accuracy_belowAGivenMinimum_doesNotPass() {
    Evaluation evaluation = evaluation(0.95, 0.4);
    assertThat(new Gate(Optional.of(1.0)).objection(evaluation)).isEmpty();
    assertThat(new Gate(Optional.of(0.93)).objection(evaluation(0.95, 0.51))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void minimum_outsideUnitInterval_isRefused(double minimum) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Gate(Optional.of(minimum)))
        .withMessage("--min-accuracy: expected 0..1, found " + minimum);
  }
}
