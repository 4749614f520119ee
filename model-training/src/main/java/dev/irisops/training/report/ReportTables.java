package dev.irisops.training.report;

import dev.irisops.training.bundle.FeatureProfile;
import dev.irisops.training.bundle.ModelCard;
import dev.irisops.training.evaluation.Calibration;
import dev.irisops.training.evaluation.CandidateResult;
import dev.irisops.training.evaluation.ClassScores;
import dev.irisops.training.evaluation.Evaluation;
import dev.irisops.training.evaluation.FailedCandidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    return tile("accuracy", percent(evaluation.accuracy()))
        + tile("log loss (nats)", number(evaluation.logLoss()))
        + tile("kappa", number(evaluation.confusion().kappa()))
        + tile("Brier score", number(evaluation.brierScore()))
        + tile("calibration error", number(evaluation.calibration().expectedCalibrationError()));
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
    return Html.table(
        List.of(
            "Candidate", "Log loss", "Accuracy", "Kappa", "Brier score", "Calibration error", ""),
        rows);
  }

  private String candidate(CandidateResult result) {
    boolean best = result.equals(card.ranking().best());
    Evaluation scores = result.evaluation();
    return Html.row(
        best ? " class=\"best\"" : "",
        List.of(
            result.candidate().algorithmName() + (best ? " ★ best" : ""),
            number(scores.logLoss()),
            percent(scores.accuracy()),
            number(scores.confusion().kappa()),
            number(scores.brierScore()),
            number(scores.calibration().expectedCalibrationError()),
            result.objection().orElse("")));
  }

  private static String failed(FailedCandidate failed) {
    return Html.row(
        "", List.of(failed.candidate().algorithmName(), "", "", "", "", "", failed.reason()));
  }

  String confusion() {
    List<String> header = new ArrayList<>(List.of("actual \\ predicted"));
    header.addAll(card.dataset().classes());
    List<List<String>> rows = new ArrayList<>();
    for (int c = 0; c < card.dataset().classes().size(); c++) {
      List<String> row = new ArrayList<>(List.of(card.dataset().classes().get(c)));
      evaluation.confusion().counts().get(c).forEach(count -> row.add(count.toString()));
      rows.add(row);
    }
    return Html.table(header, rows);
  }

  String calibration() {
    List<List<String>> rows = evaluation.calibration().bins().stream().map(this::bin).toList();
    return Html.table(List.of("Mean confidence", "Accuracy", "Predictions"), rows);
  }

  private List<String> bin(Calibration.Bin bin) {
    return List.of(number(bin.confidence()), number(bin.accuracy()), String.valueOf(bin.count()));
  }

  String classes() {
    List<List<String>> rows = new ArrayList<>();
    List<ClassScores> scores = evaluation.confusion().classScores();
    for (int c = 0; c < scores.size(); c++) {
      rows.add(
          List.of(
              card.dataset().classes().get(c),
              String.valueOf(card.dataset().rowCount(c)),
              percent(scores.get(c).precision()),
              percent(scores.get(c).recall()),
              number(scores.get(c).f1())));
    }
    return Html.table(List.of("Class", "Rows", "Precision", "Recall", "F1"), rows);
  }

  String features() {
    List<List<String>> rows = card.features().stream().map(this::feature).toList();
    return Html.table(
        List.of("Feature", "Unit", "Min", "Max", "Mean", "Std. dev.", "Allowed range"), rows);
  }

  private List<String> feature(FeatureProfile feature) {
    return List.of(
        feature.name(),
        feature.unit().orElse("-"),
        value(feature.min()),
        value(feature.max()),
        value(feature.mean()),
        value(feature.standardDeviation()),
        value(feature.allowedMin()) + " to " + value(feature.allowedMax()));
  }

  String facts() {
    List<List<String>> facts = new ArrayList<>();
    facts.add(List.of("Algorithm", card.algorithm().className()));
    facts.add(List.of("Options", String.join(" ", card.algorithm().options())));
    facts.add(List.of("Trained with", runtime()));
    facts.add(List.of("Created", card.created().toString()));
    facts.add(List.of("Data source", card.source()));
    facts.add(List.of("Data SHA-256", card.dataset().sha256()));
    card.files().forEach((file, digest) -> facts.add(List.of(file + " SHA-256", digest)));
    return Html.table(List.of("", ""), facts).replace("<table>", "<table class=\"facts\">");
  }

  private String runtime() {
    return "Weka %s, Java %s, seed %d"
        .formatted(card.runtime().weka(), card.runtime().java(), card.seed());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static String value(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
