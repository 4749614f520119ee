package dev.irisops.training;

import dev.irisops.training.evaluation.CandidateResult;
import dev.irisops.training.evaluation.Evaluation;
import dev.irisops.training.evaluation.FailedCandidate;
import dev.irisops.training.evaluation.Ranking;
import java.util.Locale;

/**
 * The ranking as plain text, with a star in front of the best candidate that passes the gate. The
 * reasons against a candidate follow its scores, or stand in their place.
 */
final class RankingTable {
  private RankingTable() {}

  static String of(Ranking ranking) {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            "  %-22s%10s%10s%10s%10s%10s%n",
            "candidate", "log loss", "accuracy", "kappa", "Brier", "ECE"));
    for (CandidateResult result : ranking.results()) {
      boolean winner = ranking.hasWinner() && result.equals(ranking.best());
      table.append(winner ? "* " : "  ").append(line(result));
    }
    for (FailedCandidate failed : ranking.failed()) {
      table.append(
          String.format("  %-22s  %s%n", failed.candidate().algorithmName(), failed.reason()));
    }
    return table.toString();
  }

  private static String line(CandidateResult result) {
    Evaluation evaluation = result.evaluation();
    return String.format(
        Locale.ROOT,
        "%-22s%10.4f%10.4f%10.4f%10.4f%10.4f%s%n",
        result.candidate().algorithmName(),
        evaluation.logLoss(),
        evaluation.accuracy(),
        evaluation.confusion().kappa(),
        evaluation.brierScore(),
        evaluation.calibration().expectedCalibrationError(),
        result.objection().map(objection -> "  " + objection).orElse(""));
  }
}
