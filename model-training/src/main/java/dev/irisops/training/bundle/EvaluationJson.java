package dev.irisops.training.bundle;

import dev.irisops.training.evaluation.CandidateResult;
import dev.irisops.training.evaluation.ClassEvaluation;
import dev.irisops.training.evaluation.ClassScores;
import dev.irisops.training.evaluation.ConfusionMatrix;
import dev.irisops.training.evaluation.ErrorFigures;
import dev.irisops.training.evaluation.Evaluation;
import dev.irisops.training.evaluation.FailedCandidate;
import dev.irisops.training.evaluation.NumericEvaluation;
import jakarta.json.stream.JsonGenerator;
import java.util.List;

/** Writes the {@code evaluation} object of the model card. */
final class EvaluationJson {
  private final JsonGenerator json;

  EvaluationJson(JsonGenerator json) {
    this.json = json;
  }

  void write(ModelCard card) {
    Evaluation evaluation = card.ranking().best().evaluation();
    json.writeStartObject("evaluation").write("protocol", card.protocol());
    scores(evaluation);
    if (evaluation instanceof ClassEvaluation classes) {
      details(card.dataset().classes(), classes);
    } else if (evaluation instanceof NumericEvaluation numbers) {
      json.writeStartObject("predicting_the_mean");
      figures(numbers.mean());
      json.writeEnd();
    }
    json.writeStartArray("candidates");
    card.ranking().results().forEach(this::candidate);
    card.ranking().failed().forEach(this::failed);
    json.writeEnd().writeEnd();
  }

  private void details(List<String> names, ClassEvaluation evaluation) {
    json.writeStartArray("classes");
    List<ClassScores> scores = evaluation.confusion().classScores();
    for (int c = 0; c < scores.size(); c++) {
      classScores(names.get(c), scores.get(c));
    }
    json.writeEnd().writeStartArray("confusion_matrix");
    evaluation.confusion().cells().forEach(this::cell);
    json.writeEnd();
  }

  private void scores(Evaluation evaluation) {
    if (evaluation instanceof ClassEvaluation classes) {
      scores(classes);
    } else if (evaluation instanceof NumericEvaluation numbers) {
      figures(numbers.errors());
    }
  }

  private void figures(ErrorFigures errors) {
    json.write("mean_absolute_error", errors.meanAbsoluteError())
        .write("root_mean_squared_error", errors.rootMeanSquaredError())
        .write("r2", errors.r2())
        .write("relative_absolute_error", errors.relativeAbsoluteError());
  }

  private void scores(ClassEvaluation evaluation) {
    json.write("accuracy", evaluation.accuracy())
        .write("kappa", evaluation.confusion().kappa())
        .write("log_loss", evaluation.logLoss())
        .write("brier_score", evaluation.brierScore())
        .write("expected_calibration_error", evaluation.calibration().expectedCalibrationError());
  }

  private void cell(ConfusionMatrix.Cell cell) {
    json.writeStartArray()
        .write(cell.actual())
        .write(cell.predicted())
        .write(cell.count())
        .writeEnd();
  }

  private void classScores(String name, ClassScores scores) {
    json.writeStartObject()
        .write("name", name)
        .write("precision", scores.precision())
        .write("recall", scores.recall())
        .write("f1", scores.f1())
        .writeEnd();
  }

  private void candidate(CandidateResult result) {
    json.writeStartObject().write("name", result.candidate().algorithmName());
    scores(result.evaluation());
    result.objection().ifPresent(objection -> json.write("objection", objection));
    json.writeEnd();
  }

  private void failed(FailedCandidate failed) {
    json.writeStartObject()
        .write("name", failed.candidate().algorithmName())
        .write("failed", failed.reason())
        .writeEnd();
  }
}
