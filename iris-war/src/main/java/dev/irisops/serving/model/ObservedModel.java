package dev.irisops.serving.model;

import dev.irisops.serving.prediction.Deadline;
import dev.irisops.serving.prediction.Model;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.Prediction;
import dev.irisops.serving.prediction.PredictionMetrics;
import dev.irisops.serving.prediction.Row;

/** A model whose every answer is measured. */
record ObservedModel(Model model, PredictionMetrics metrics) implements Model {
  @Override
  public ModelCard card() {
    return model.card();
  }

  @Override
  public Prediction predict(Row row, Deadline deadline) {
    Prediction prediction = model.predict(row, deadline);
    metrics.predicted(card(), row, prediction);
    return prediction;
  }
}
