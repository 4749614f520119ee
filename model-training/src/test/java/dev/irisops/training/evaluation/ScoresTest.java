package dev.irisops.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScoresTest {
  private static final List<ClassOutcome> PREDICTIONS =
      List.of(
          prediction(0, 0.9, 0.1, 0),
          prediction(0, 0.6, 0.4, 0),
          prediction(1, 0.7, 0.3, 0),
          prediction(1, 0.2, 0.8, 0));

  private static ClassOutcome prediction(int actual, double... probabilities) {
    return ClassOutcome.of(new ClassPrediction(actual, probabilities));
  }

  @Test
  void logLoss_ofKnownPredictions_isMeanNegativeLogLikelihood() {
    double expected = -(Math.log(0.9) + Math.log(0.6) + Math.log(0.3) + Math.log(0.8)) / 4;
    assertThat(ProbabilityScores.logLoss(PREDICTIONS)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void logLoss_ofProbabilityZero_isClipped() {
    assertThat(ProbabilityScores.logLoss(List.of(prediction(1, 1, 0))))
        .isCloseTo(-Math.log(1e-15), within(1e-12));
  }

  @Test
  void logLoss_ofProbabilityOne_isPositiveZero() {
    assertThat(ProbabilityScores.logLoss(List.of(prediction(0, 1, 0)))).isEqualTo(0.0);
  }

  @Test
  void brier_ofKnownPredictions_isSumOverClasses() {
    double expected = (0.02 + 0.32 + 0.98 + 0.08) / 4;
    assertThat(ProbabilityScores.brier(PREDICTIONS)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void confusion_ofKnownPredictions_hasActualClassesAsRows() {
    ConfusionMatrix confusion = ConfusionMatrix.of(PREDICTIONS, 3);
    assertThat(confusion.counts())
        .containsExactly(List.of(2, 0, 0), List.of(1, 1, 0), List.of(0, 0, 0));
    assertThat(confusion.accuracy()).isEqualTo(0.75);
    assertThat(confusion.kappa()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void classScores_ofAbsentClass_areZero() {
    ClassScores scores = ConfusionMatrix.of(PREDICTIONS, 3).classScores().get(2);
    assertThat(scores).isEqualTo(new ClassScores(0, 0, 0));
  }

  @Test
  void classScores_ofKnownCounts_followFormulas() {
    ClassScores scores = ConfusionMatrix.of(PREDICTIONS, 3).classScores().get(0);
    assertThat(scores).isEqualTo(new ClassScores(2 / 3.0, 1, 4 / 5.0));
  }

  @Test
  void kappa_withChanceAgreementOfOne_isZero() {
    assertThat(ConfusionMatrix.of(List.of(prediction(0, 1, 0)), 2).kappa()).isZero();
  }

  @Test
  void calibration_ofKnownPredictions_hasBinsByConfidence() {
    Calibration calibration = Calibration.of(PREDICTIONS);
    assertThat(calibration.bins()).hasSize(10);
    assertThat(calibration.bins().get(5)).isEqualTo(new Calibration.Bin(1, 0.6, 1));
    assertThat(calibration.bins().get(0)).isEqualTo(new Calibration.Bin(0, 0, 0));
    assertThat(calibration.expectedCalibrationError())
        .isCloseTo((0.1 + 0.4 + 0.7 + 0.2) / 4, within(1e-12));
  }

  @Test
  void prediction_withEqualProbabilities_isFirstClass() {
    assertThat(prediction(1, 0.5, 0.5).predicted()).isZero();
  }

  @Test
  void prediction_withInvalidProbabilities_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> prediction(0, 0, 0))
        .withMessage("probabilities: expected 0..1 with the sum 1, found [0.0, 0.0]");
    assertThatIllegalArgumentException().isThrownBy(() -> prediction(0, Double.NaN, 1));
  }

  @Test
  void predictedShares_ofKnownPredictions_areColumnSums() {
    assertThat(ClassEvaluation.of(PREDICTIONS, 3).predictedShares())
        .containsExactly(0.75, 0.25, 0.0);
  }

  @Test
  void lowConfidence_ofKnownPredictions_includesTheEdge() {
    assertThat(ClassEvaluation.of(PREDICTIONS, 3).lowConfidenceShare())
        .isEqualTo(0.5); // 0.6 and 0.7
  }

  @Test
  void priorLogLoss_ofKnownClasses_isTheirEntropy() {
    assertThat(ClassEvaluation.of(PREDICTIONS, 3).priorLogLoss())
        .isCloseTo(Math.log(2), within(1e-12));
  }
}
