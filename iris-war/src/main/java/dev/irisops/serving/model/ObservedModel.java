package dev.irisops.serving.model;

import dev.irisops.serving.prediction.Model;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.Prediction;
import dev.irisops.serving.prediction.PredictionMetrics;
import dev.irisops.serving.prediction.Row;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A model that measures each of its predictions. */
record ObservedModel(Model model, PredictionMetrics metrics) implements Model {
  @Override
  public ModelCard card() {
    return model.card();
  }

  @Override
  public List<Row> verifiedRows() {
    return model.verifiedRows();
  }

  @Override
  public Model unobserved() {
    return model;
  }

  @Override
  public Optional<Prediction> predict(Row row, Duration patience) {
    Optional<Prediction> prediction = model.predict(row, patience);
    prediction.ifPresent(p -> metrics.predicted(card(), row, p));
    return prediction;
  }
}
