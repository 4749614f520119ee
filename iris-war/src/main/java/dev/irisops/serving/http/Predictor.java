package dev.irisops.serving.http;

import dev.irisops.serving.admission.Deadline;
import dev.irisops.serving.prediction.Answer;
import dev.irisops.serving.prediction.BatchAnswer;
import dev.irisops.serving.prediction.InvalidValue;
import dev.irisops.serving.prediction.Model;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.ModelProvider;
import dev.irisops.serving.prediction.PredictionImpossibleException;
import dev.irisops.serving.prediction.Row;
import dev.irisops.serving.prediction.RowBatch;
import dev.irisops.serving.problem.ProblemException;
import dev.irisops.serving.problem.ProblemType;
import dev.irisops.serving.problem.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The model that answers one request, with the problems that callers understand.
 *
 * @param model the model of the whole answer
 * @param deadline the moment by which the request must be answered
 */
record Predictor(Model model, Deadline deadline) {
  /**
   * Returns the predictor of a request.
   *
   * @throws ProblemException if no model is loaded
   */
  static Predictor of(ModelProvider models, RequestContext context) {
    Model model = models.state().model().orElseThrow(Predictor::noModel);
    return new Predictor(context.isWarmUp() ? model.unobserved() : model, context.deadline());
  }

  /** Returns the problem of a service without a model. */
  static ProblemException noModel() {
    return new ProblemException(ProblemType.NO_MODEL, "no model is loaded; try again later");
  }

  /** Returns the card of the model. */
  ModelCard card() {
    return model.card();
  }

  /**
   * Predicts a row.
   *
   * @throws ProblemException if the deadline is over, or the model is not free before it
   * @throws PredictionImpossibleException if the model cannot answer the row
   */
  Answer predict(Row row) {
    if (deadline.isOver()) {
      throw deadline.exceeded();
    }
    return new Answer(
        row, model.predict(row, deadline.remaining()).orElseThrow(deadline::exceeded));
  }

  /**
   * Predicts all rows of a batch.
   *
   * @throws ProblemException if the deadline is over, the model is not free before it, or the model
   *     cannot answer a row
   */
  List<Answer> predictAll(List<Row> rows) {
    List<Answer> answers = new ArrayList<>(rows.size());
    for (Row row : rows) {
      try {
        answers.add(predict(row));
      } catch (PredictionImpossibleException e) {
        throw new ProblemException(Problems.impossible(row, e));
      }
    }
    return answers;
  }

  /**
   * Predicts those rows of a batch that are valid and that the model can answer.
   *
   * @throws ProblemException if the deadline is over, or the model is not free before it
   */
  BatchAnswer predictSome(RowBatch batch) {
    List<Answer> answers = new ArrayList<>(batch.rows().size());
    List<InvalidValue> errors = new ArrayList<>(batch.invalid());
    for (Row row : batch.rows()) {
      try {
        answers.add(predict(row));
      } catch (PredictionImpossibleException e) {
        errors.addAll(Problems.impossible(row, e).errors());
      }
    }
    errors.sort(Comparator.comparingInt(error -> error.row().orElseThrow()));
    return new BatchAnswer(batch.size(), answers, errors);
  }
}
