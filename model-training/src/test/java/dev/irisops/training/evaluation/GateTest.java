package dev.irisops.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.irisops.training.dataset.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
  private static final Gate ALWAYS = Gate.NO_MINIMUM;

  /** Returns scores of 92 rows of class 0 and 8 of class 1, predicted with two probabilities. */
  private static ClassEvaluation evaluation(double first, double second) {
    List<ClassOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      double p = i < 92 ? first : second;
      outcomes.add(ClassOutcome.of(new ClassPrediction(i < 92 ? 0 : 1, new double[] {p, 1 - p})));
    }
    return ClassEvaluation.of(outcomes, 2);
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
    ClassEvaluation evaluation = evaluation(0.95, 0.4);
    assertThat(new Gate(Optional.of(1.0), Optional.empty()).objection(evaluation)).isEmpty();
    assertThat(new Gate(Optional.of(0.93), Optional.empty()).objection(evaluation(0.95, 0.51)))
        .isPresent();
  }

  /** Returns scores of the numbers 0 to 9, predicted with an error that changes its sign. */
  private static NumericEvaluation numbers(double error) {
    return NumericEvaluation.of(
        IntStream.range(0, 10)
            .mapToObj(i -> new NumericPrediction(i, i % 2 == 0 ? i + error : i - error))
            .toList());
  }

  @Test
  void numbers_betterThanTheMean_pass() {
    assertThat(ALWAYS.objection(numbers(2.8))).isEmpty();
  }

  @Test
  void numbers_noBetterThanTheMean_doNotPass() {
    assertThat(ALWAYS.objection(numbers(3)))
        .contains("root mean squared error 3.000, expected below 2.872 (mean)");
  }

  @Test
  void r2_belowAGivenMinimum_doesNotPass() {
    Gate gate = new Gate(Optional.empty(), Optional.of(0.5));
    assertThat(gate.objection(numbers(2))).isEmpty();
    assertThat(gate.objection(numbers(2.5))).contains("R² 0.2424, expected at least 0.5");
  }

  @Test
  void minimum_ofTheOtherTask_isRefusedUnlessItIsZero() {
    Gate accuracy = new Gate(Optional.of(0.1), Optional.empty());
    assertThatNoException().isThrownBy(() -> accuracy.requireMatches(Task.CLASSIFICATION));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> accuracy.requireMatches(Task.REGRESSION))
        .withMessage("--min-accuracy: only for classification; --min-r2 is for regression");
    Gate r2 = new Gate(Optional.of(0.0), Optional.of(0.1));
    assertThatNoException().isThrownBy(() -> r2.requireMatches(Task.REGRESSION));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> r2.requireMatches(Task.CLASSIFICATION))
        .withMessage("--min-r2: only for regression; --min-accuracy is for classification");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void minimum_outsideUnitInterval_isRefused(double minimum) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Gate(Optional.of(minimum), Optional.empty()))
        .withMessage("--min-accuracy: expected 0..1, found " + minimum);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Gate(Optional.empty(), Optional.of(minimum)))
        .withMessage("--min-r2: expected 0..1, found " + minimum);
  }
}
