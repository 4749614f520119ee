package dev.irisops.serving.http;

import dev.irisops.serving.admission.Deadline;
import dev.irisops.serving.prediction.Model;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.ModelProvider;
import dev.irisops.serving.prediction.Prediction;
import dev.irisops.serving.prediction.Row;
import dev.irisops.serving.problem.ProblemException;
import dev.irisops.serving.problem.ProblemType;

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
   * Predicts the class of a row.
   *
   * @throws ProblemException if the deadline is over, or the model is not free before it
   */
  Prediction predict(Row row) {
    if (deadline.isOver()) {
      throw deadline.exceeded();
    }
    return model.predict(row, deadline.remaining()).orElseThrow(deadline::exceeded);
  }
}
