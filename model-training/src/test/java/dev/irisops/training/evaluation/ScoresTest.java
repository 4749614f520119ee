package dev.irisops.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScoresTest {
  private static final List<Forecast> FORECASTS =
      List.of(
          forecast(0, 0.9, 0.1, 0),
          forecast(0, 0.6, 0.4, 0),
          forecast(1, 0.7, 0.3, 0),
          forecast(1, 0.2, 0.8, 0));

  private static Forecast forecast(int actual, double... probabilities) {
    return new Forecast(actual, probabilities);
  }

  @Test
  void logLoss_ofKnownForecasts_isTheMeanSurprise() {
    double expected = -(Math.log(0.9) + Math.log(0.6) + Math.log(0.3) + Math.log(0.8)) / 4;
    assertThat(ProbabilityScores.logLoss(FORECASTS)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void logLoss_ofACertainMistake_isClipped() {
    assertThat(ProbabilityScores.logLoss(List.of(forecast(1, 1, 0))))
        .isCloseTo(-Math.log(1e-15), within(1e-12));
  }

  @Test
  void logLoss_ofCertainty_isPositiveZero() {
    assertThat(ProbabilityScores.logLoss(List.of(forecast(0, 1, 0)))).isEqualTo(0.0);
  }

  @Test
  void brier_ofKnownForecasts_sumsOverClasses() {
    double expected = (0.02 + 0.32 + 0.98 + 0.08) / 4;
    assertThat(ProbabilityScores.brier(FORECASTS)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void confusion_ofKnownForecasts_hasActualAsRows() {
    ConfusionMatrix confusion = ConfusionMatrix.of(FORECASTS);
    assertThat(confusion.counts())
        .containsExactly(List.of(2, 0, 0), List.of(1, 1, 0), List.of(0, 0, 0));
    assertThat(confusion.accuracy()).isEqualTo(0.75);
    assertThat(confusion.kappa()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void classScores_ofAClassNeverSeen_areZeroNotNaN() {
    ClassScores scores = ConfusionMatrix.of(FORECASTS).classScores().get(2);
    assertThat(scores).isEqualTo(new ClassScores(0, 0, 0));
  }

  @Test
  void classScores_ofKnownCounts_followTheirFormulas() {
    ClassScores scores = ConfusionMatrix.of(FORECASTS).classScores().get(0);
    assertThat(scores).isEqualTo(new ClassScores(2 / 3.0, 1, 4 / 5.0));
  }

  @Test
  void kappa_whereChanceExplainsAll_isZero() {
    assertThat(ConfusionMatrix.of(List.of(forecast(0, 1, 0))).kappa()).isZero();
  }

  @Test
  void calibration_ofKnownForecasts_binsByConfidence() {
    Calibration calibration = Calibration.of(FORECASTS);
    assertThat(calibration.bins()).hasSize(10);
    assertThat(calibration.bins().get(5)).isEqualTo(new Calibration.Bin(1, 0.6, 1));
    assertThat(calibration.bins().get(0)).isEqualTo(new Calibration.Bin(0, 0, 0));
    assertThat(calibration.expectedError()).isCloseTo((0.1 + 0.4 + 0.7 + 0.2) / 4, within(1e-12));
  }

  @Test
  void forecast_withEqualProbabilities_predictsTheFirst() {
    assertThat(forecast(1, 0.5, 0.5).predicted()).isZero();
  }

  @Test
  void forecast_withoutProperProbabilities_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> forecast(0, 0, 0))
        .withMessage("expected probabilities with the sum 1, found [0.0, 0.0]");
    assertThatIllegalArgumentException().isThrownBy(() -> forecast(0, Double.NaN, 1));
  }
}
