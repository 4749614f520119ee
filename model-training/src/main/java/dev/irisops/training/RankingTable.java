package dev.irisops.training;

import dev.irisops.training.evaluation.CandidateResult;
import dev.irisops.training.evaluation.ClassEvaluation;
import dev.irisops.training.evaluation.Decimals;
import dev.irisops.training.evaluation.ErrorFigures;
import dev.irisops.training.evaluation.FailedCandidate;
import dev.irisops.training.evaluation.NumericEvaluation;
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
    table.append(header(ranking));
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

  private static String header(Ranking ranking) {
    boolean numbers =
        ranking.results().stream()
            .anyMatch(result -> result.evaluation() instanceof NumericEvaluation);
    return numbers
        ? String.format("  %-22s%12s%12s%10s%10s%n", "candidate", "RMSE", "MAE", "R²", "RAE")
        : String.format(
            "  %-22s%10s%10s%10s%10s%10s%n",
            "candidate", "log loss", "accuracy", "kappa", "Brier", "ECE");
  }

  private static String line(CandidateResult result) {
    return "%-22s%s%s%n"
        .formatted(
            result.candidate().algorithmName(),
            result.evaluation() instanceof NumericEvaluation numbers
                ? scores(numbers.errors())
                : scores((ClassEvaluation) result.evaluation()),
            result.objection().map(objection -> "  " + objection).orElse(""));
  }

  private static String scores(ErrorFigures errors) {
    return String.format(
        Locale.ROOT,
        "%12s%12s%10.4f%10.4f",
        Decimals.of(errors.rootMeanSquaredError()),
        Decimals.of(errors.meanAbsoluteError()),
        errors.r2(),
        errors.relativeAbsoluteError());
  }

  private static String scores(ClassEvaluation evaluation) {
    return String.format(
        Locale.ROOT,
        "%10.4f%10.4f%10.4f%10.4f%10.4f",
        evaluation.logLoss(),
        evaluation.accuracy(),
        evaluation.confusion().kappa(),
        evaluation.brierScore(),
        evaluation.calibration().expectedCalibrationError());
  }
}
