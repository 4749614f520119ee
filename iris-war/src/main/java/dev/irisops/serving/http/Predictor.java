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
import dev.irisops.serving.tracing.RequestTrace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The model that answers one request, with the problems that callers understand.
 *
 * @param model the model of the whole answer
 * @param deadline the moment by which the request must be answered
 * @param trace the trace of the request
 */
record Predictor(Model model, Deadline deadline, RequestTrace trace) {
  /**
   * Returns the predictor of a request.
   *
   * @throws ProblemException if no model is loaded
   */
  static Predictor of(ModelProvider models, RequestContext context) {
    Model model = models.state().model().orElseThrow(Predictor::noModel);
    return new Predictor(
        context.isWarmUp() ? model.unobserved() : model, context.deadline(), context.trace());
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
    begin(1);
    Answer answer = answer(row);
    trace.writing();
    return answer;
  }

  private void begin(int rows) {
    trace.predicting(card().name(), card().version(), rows);
  }

  private Answer answer(Row row) {
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
    begin(rows.size());
    List<Answer> answers = new ArrayList<>(rows.size());
    for (Row row : rows) {
      try {
        answers.add(answer(row));
      } catch (PredictionImpossibleException e) {
        throw new ProblemException(Problems.impossible(row, e));
      }
    }
    trace.writing();
    return answers;
  }

  /**
   * Predicts those rows of a batch that are valid and that the model can answer.
   *
   * @throws ProblemException if the deadline is over, or the model is not free before it
   */
  BatchAnswer predictSome(RowBatch batch) {
    begin(batch.rows().size());
    List<Answer> answers = new ArrayList<>(batch.rows().size());
    List<InvalidValue> errors = new ArrayList<>(batch.invalid());
    for (Row row : batch.rows()) {
      try {
        answers.add(answer(row));
      } catch (PredictionImpossibleException e) {
        errors.addAll(Problems.impossible(row, e).errors());
      }
    }
    trace.writing();
    errors.sort(Comparator.comparingInt(error -> error.row().orElseThrow()));
    return new BatchAnswer(batch.size(), answers, errors);
  }
}
