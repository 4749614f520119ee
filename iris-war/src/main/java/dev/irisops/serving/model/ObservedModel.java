package dev.irisops.serving.model;

import dev.irisops.serving.prediction.Model;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.Prediction;
import dev.irisops.serving.prediction.PredictionImpossibleException;
import dev.irisops.serving.prediction.PredictionMetrics;
import dev.irisops.serving.prediction.Row;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * A model that measures each of its predictions, and logs the first row that it cannot answer.
 *
 * @param hasFailed true once such a row is logged
 */
record ObservedModel(Model model, PredictionMetrics metrics, AtomicBoolean hasFailed)
    implements Model {
  private static final Logger LOG = Logger.getLogger(ObservedModel.class.getName());

  ObservedModel(Model model, PredictionMetrics metrics) {
    this(model, metrics, new AtomicBoolean());
  }

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
    try {
      Optional<Prediction> prediction = model.predict(row, patience);
      prediction.ifPresent(p -> metrics.predicted(card(), row, p));
      return prediction;
    } catch (PredictionImpossibleException e) {
      if (hasFailed.compareAndSet(false, true)) { // a caller can cause thousands
        log(e);
      }
      throw e;
    }
  }

  private void log(PredictionImpossibleException failure) {
    LogRecord entry =
        new LogRecord(
            Level.WARNING, "Model {0} cannot answer a row; later ones are counted, not logged");
    entry.setLoggerName(LOG.getName());
    entry.setParameters(new Object[] {card().version()});
    entry.setThrown(failure);
    LOG.log(entry);
  }
}
