package dev.irisops.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.training.algorithm.Candidate;
import dev.irisops.training.evaluation.Calibration;
import dev.irisops.training.evaluation.CandidateResult;
import dev.irisops.training.evaluation.ClassEvaluation;
import dev.irisops.training.evaluation.ConfusionMatrix;
import dev.irisops.training.evaluation.FailedCandidate;
import dev.irisops.training.evaluation.NumericEvaluation;
import dev.irisops.training.evaluation.NumericPrediction;
import dev.irisops.training.evaluation.Protocol;
import dev.irisops.training.evaluation.Ranking;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RankingTableTest {
  private static CandidateResult result(
      Candidate candidate, double logLoss, Optional<String> objection) {
    Calibration calibration =
        new Calibration(Collections.nCopies(10, new Calibration.Bin(1, 0.5, 0.5)));
    ConfusionMatrix confusion = new ConfusionMatrix(List.of(List.of(3, 1), List.of(1, 5)));
    return new CandidateResult(
        candidate, new ClassEvaluation(confusion, logLoss, 0.25, calibration, 0), objection);
  }

  @Test
  void table_withFailedCandidate_listsItLastWithReason() {
    Ranking ranking =
        new Ranking(
            new Protocol(1, 2, 1),
            List.of(
                result(Candidate.J48, 0.5, Optional.empty()),
                result(Candidate.SMO, 0.4, Optional.of("kappa 0.0000, expected above 0"))),
            List.of(new FailedCandidate(Candidate.NAIVE_BAYES, "training failed: x")));
    assertThat(RankingTable.of(ranking).lines())
        .containsExactly(
            "  candidate               log loss  accuracy     kappa     Brier       ECE",
            "  SMO                       0.4000    0.8000    0.5833    0.2500    0.0000"
                + "  kappa 0.0000, expected above 0",
            "* J48                       0.5000    0.8000    0.5833    0.2500    0.0000",
            "  NaiveBayes              training failed: x");
  }

  @Test
  void table_ofNumbers_hasTheirErrors() {
    NumericEvaluation evaluation =
        NumericEvaluation.of(
            List.of(
                new NumericPrediction(100_000, 110_000), new NumericPrediction(300_000, 280_000)));
    Ranking ranking =
        new Ranking(
            new Protocol(1, 2, 1),
            List.of(new CandidateResult(Candidate.M5P, evaluation, Optional.empty())),
            List.of());
    assertThat(RankingTable.of(ranking).lines())
        .containsExactly(
            "  candidate                     RMSE         MAE        R²       RAE",
            "* M5P                          15811       15000    0.9750    0.1500");
  }

  @Test
  void table_withoutWinner_hasNoStar() {
    Optional<String> objection = Optional.of("kappa 0.0000, expected above 0");
    Ranking ranking =
        new Ranking(
            new Protocol(1, 2, 1), List.of(result(Candidate.SMO, 0.4, objection)), List.of());
    assertThat(RankingTable.of(ranking)).contains("  SMO ").doesNotContain("*");
  }
}
