package dev.irisops.training;

import dev.irisops.training.evaluation.Evaluation;
import dev.irisops.training.evaluation.Ranking;
import dev.irisops.training.evaluation.Standing;
import java.util.Locale;

/** The table of all candidates as plain text, best first, the winner marked with a star. */
final class RankingTable {
  private RankingTable() {}

  static String of(Ranking ranking) {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            "  %-22s%10s%10s%10s%10s%10s%n",
            "candidate", "log loss", "accuracy", "kappa", "Brier", "ECE"));
    for (Standing standing : ranking.standings()) {
      table.append(standing.equals(ranking.winner()) ? "* " : "  ").append(line(standing));
    }
    return table.toString();
  }

  private static String line(Standing standing) {
    Evaluation evaluation = standing.evaluation();
    return String.format(
        Locale.ROOT,
        "%-22s%10.4f%10.4f%10.4f%10.4f%10.4f%n",
        standing.candidate().label(),
        evaluation.logLoss(),
        evaluation.accuracy(),
        evaluation.confusion().kappa(),
        evaluation.brierScore(),
        evaluation.calibration().expectedError());
  }
}
