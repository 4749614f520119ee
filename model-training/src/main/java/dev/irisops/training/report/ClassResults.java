package dev.irisops.training.report;

import dev.irisops.training.bundle.ModelCard;
import dev.irisops.training.evaluation.Calibration;
import dev.irisops.training.evaluation.ClassEvaluation;
import dev.irisops.training.evaluation.ClassScores;
import dev.irisops.training.evaluation.Evaluation;
import jakarta.json.stream.JsonGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The results of a model that predicts classes. */
final class ClassResults implements Results {
  private final ModelCard card;
  private final ClassEvaluation evaluation;

  ClassResults(ModelCard card) {
    this.card = card;
    this.evaluation = (ClassEvaluation) card.ranking().best().evaluation();
  }

  @Override
  public String tiles() {
    return Results.tile("accuracy", Numbers.percent(evaluation.accuracy()))
        + Results.tile("log loss (nats)", Numbers.score(evaluation.logLoss()))
        + Results.tile("kappa", Numbers.score(evaluation.confusion().kappa()))
        + Results.tile("Brier score", Numbers.score(evaluation.brierScore()))
        + Results.tile(
            "calibration error",
            Numbers.score(evaluation.calibration().expectedCalibrationError()));
  }

  @Override
  public List<String> titles() {
    return List.of("Log loss", "Accuracy", "Kappa", "Brier score", "Calibration error");
  }

  @Override
  public List<String> scores(Evaluation candidate) {
    ClassEvaluation scores = (ClassEvaluation) candidate;
    return List.of(
        Numbers.score(scores.logLoss()),
        Numbers.percent(scores.accuracy()),
        Numbers.score(scores.confusion().kappa()),
        Numbers.score(scores.brierScore()),
        Numbers.score(scores.calibration().expectedCalibrationError()));
  }

  @Override
  public Words words() {
    return new Words(
        """
        The model is the one with the lowest log loss, trained on all rows.
        Lower is better for log loss, Brier score and calibration error; higher is better for accuracy and kappa.""",
        "class");
  }

  @Override
  public String sections() {
    return Html.fill(
        Resources.text("classes.html"),
        Map.of(
            "confusion", new ConfusionSection(card, evaluation.confusion()).html(),
            "calibration", calibration(),
            "classes", classes()));
  }

  private String calibration() {
    List<List<String>> rows =
        evaluation.calibration().bins().stream().map(ClassResults::bin).toList();
    return Html.table(List.of("Mean confidence", "Accuracy", "Predictions"), rows);
  }

  private static List<String> bin(Calibration.Bin bin) {
    return List.of(
        Numbers.score(bin.confidence()),
        Numbers.score(bin.accuracy()),
        String.valueOf(bin.count()));
  }

  private String classes() {
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

  @Override
  public void write(JsonGenerator json) {
    if (ConfusionSection.hasMatrix(card)) {
      json.write("classes", ReportData.array(card.dataset().classes()));
      json.write("confusion", ReportData.array(evaluation.confusion().counts()));
    }
    json.writeStartArray("calibration");
    for (Calibration.Bin bin : evaluation.calibration().bins()) {
      json.writeStartObject()
          .write("count", bin.count())
          .write("confidence", bin.confidence())
          .write("accuracy", bin.accuracy())
          .writeEnd();
    }
    json.writeEnd();
  }
}
