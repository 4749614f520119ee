package dev.irisops.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorFiguresTest {
  private static final List<NumericPrediction> PREDICTIONS =
      List.of(
          new NumericPrediction(1, 2),
          new NumericPrediction(3, 3),
          new NumericPrediction(5, 4),
          new NumericPrediction(7, 9));

  @Test
  void figures_areThoseOfTheTextbook() {
    ErrorFigures errors = ErrorFigures.of(PREDICTIONS);
    assertThat(errors.meanAbsoluteError()).isEqualTo(1);
    assertThat(errors.rootMeanSquaredError()).isEqualTo(Math.sqrt(1.5));
    assertThat(errors.r2()).isCloseTo(1 - 6.0 / 20, within(1e-15));
    assertThat(errors.relativeAbsoluteError()).isEqualTo(0.5);
  }

  @Test
  void figures_ofPredictingTheMean_areTheScale() {
    assertThat(ErrorFigures.ofMean(PREDICTIONS)).isEqualTo(new ErrorFigures(2, Math.sqrt(5), 0, 1));
  }

  @Test
  void figures_ofPerfectPredictions_haveNoError() {
    assertThat(ErrorFigures.of(List.of(new NumericPrediction(1, 1), new NumericPrediction(2, 2))))
        .isEqualTo(new ErrorFigures(0, 0, 1, 0));
  }

  @Test
  void figures_ofHugeNumbers_areFinite() {
    NumericEvaluation evaluation =
        NumericEvaluation.of(
            List.of(
                new NumericPrediction(-1.7e308, 1.7e308),
                new NumericPrediction(1.7e308, -1.7e308)));
    for (ErrorFigures errors : List.of(evaluation.errors(), evaluation.mean())) {
      assertThat(
              List.of(
                  errors.meanAbsoluteError(),
                  errors.rootMeanSquaredError(),
                  errors.r2(),
                  errors.relativeAbsoluteError()))
          .allMatch(Double::isFinite);
    }
    assertThat(Gate.NO_MINIMUM.objection(evaluation)).isPresent();
  }

  @Test
  void figures_ofAConstant_areFinite() {
    assertThat(
            ErrorFigures.of(List.of(new NumericPrediction(1, 2), new NumericPrediction(1, 2))).r2())
        .isEqualTo(-Double.MAX_VALUE);
  }

  @Test
  void loss_ofNumbers_isTheRootMeanSquaredError() {
    assertThat(NumericEvaluation.of(PREDICTIONS).loss()).isEqualTo(Math.sqrt(1.5));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void prediction_notFinite_isRefused(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NumericPrediction(1, value))
        .withMessage("value: expected a finite number, found " + value);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.000",
    "1, 1.000",
    "-12.346, -12.35",
    "0.1, 0.1000",
    "0.012345, 0.01235",
    "9999.4, 9999",
    "123456.7, 123457",
    "1e9, 1.000e+09",
    "-0.00001, -1.000e-05"
  })
  void decimals_areReadable(double value, String text) {
    assertThat(Decimals.of(value)).isEqualTo(text);
  }
}
