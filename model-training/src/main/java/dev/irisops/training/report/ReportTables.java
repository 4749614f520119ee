package dev.irisops.training.report;

import dev.irisops.training.bundle.ModelCard;
import dev.irisops.training.evaluation.Calibration;
import dev.irisops.training.evaluation.CandidateResult;
import dev.irisops.training.evaluation.ClassScores;
import dev.irisops.training.evaluation.Evaluation;
import dev.irisops.training.evaluation.FailedCandidate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of the report. */
final class ReportTables {
  private final ModelCard card;
  private final Evaluation evaluation;

  ReportTables(ModelCard card) {
    this.card = card;
    this.evaluation = card.ranking().best().evaluation();
  }

  String tiles() {
    return tile("accuracy", Numbers.percent(evaluation.accuracy()))
        + tile("log loss (nats)", Numbers.score(evaluation.logLoss()))
        + tile("kappa", Numbers.score(evaluation.confusion().kappa()))
        + tile("Brier score", Numbers.score(evaluation.brierScore()))
        + tile(
            "calibration error",
            Numbers.score(evaluation.calibration().expectedCalibrationError()));
  }

  private static String tile(String label, String value) {
    return "<div class=\"tile\"><b>%s</b><span>%s</span></div>\n".formatted(value, label);
  }

  String candidates() {
    String rows =
        Stream.concat(
                card.ranking().results().stream().map(this::candidate),
                card.ranking().failed().stream().map(ReportTables::failed))
            .collect(Collectors.joining());
    List<String> header =
        List.of(
            "Candidate", "Log loss", "Accuracy", "Kappa", "Brier score", "Calibration error", "");
    return Html.table(header, rows).replace("<table>", "<table class=\"candidates\">");
  }

  private String candidate(CandidateResult result) {
    boolean best = result.equals(card.ranking().best());
    Evaluation scores = result.evaluation();
    return Html.row(
        best ? " class=\"best\"" : "",
        List.of(
            result.candidate().algorithmName() + (best ? " ★ best" : ""),
            Numbers.score(scores.logLoss()),
            Numbers.percent(scores.accuracy()),
            Numbers.score(scores.confusion().kappa()),
            Numbers.score(scores.brierScore()),
            Numbers.score(scores.calibration().expectedCalibrationError()),
            result.objection().orElse("")));
  }

  private static String failed(FailedCandidate failed) {
    return Html.row(
        "", List.of(failed.candidate().algorithmName(), "", "", "", "", "", failed.reason()));
  }

  String calibration() {
    List<List<String>> rows = evaluation.calibration().bins().stream().map(this::bin).toList();
    return Html.table(List.of("Mean confidence", "Accuracy", "Predictions"), rows);
  }

  private List<String> bin(Calibration.Bin bin) {
    return List.of(
        Numbers.score(bin.confidence()),
        Numbers.score(bin.accuracy()),
        String.valueOf(bin.count()));
  }

  String classes() {
    List<List<String>> rows = new ArrayList<>();
    List<ClassScores> scores = evaluation.confusion().classScores();
    for (int c = 0; c < scores.size(); c++) {
      rows.add(
          List.of(
              card.dataset().classes().get(c),
              String.valueOf(card.dataset().rowCount(c)),
              Numbers.percent(scores.get(c).precision()),
              Numbers.percent(scores.get(c).recall()),
              Numbers.score(scores.get(c).f1())));
    }
    return Html.shortened(List.of("Class", "Rows", "Precision", "Recall", "F1"), rows);
  }

  String facts() {
    List<List<String>> facts = new ArrayList<>();
    facts.add(List.of("Algorithm", card.algorithm().className()));
    facts.add(List.of("Options", String.join(" ", card.algorithm().options())));
    facts.add(List.of("Trained with", runtime()));
    facts.add(List.of("Created", card.created().toString()));
    facts.add(List.of("Data source", card.source()));
    facts.add(List.of("Data SHA-256", card.dataset().sha256()));
    facts.add(List.of("Heap in the service", Numbers.kilobytes(card.heapBytes())));
    card.files().forEach((file, digest) -> facts.add(List.of(file + " SHA-256", digest)));
    return Html.table(List.of("", ""), facts).replace("<table>", "<table class=\"facts\">");
  }

  private String runtime() {
    return "Weka %s, Java %s, seed %d"
        .formatted(card.runtime().weka(), card.runtime().java(), card.seed());
  }
}
