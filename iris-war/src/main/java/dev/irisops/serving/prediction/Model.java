package dev.irisops.serving.prediction;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A loaded, verified model. Any number of threads may use it at once. */
public interface Model {
  /** Returns the card that came with the model. */
  ModelCard card();

  /** Returns rows that the model was verified with. */
  default List<Row> verifiedRows() {
    return List.of();
  }

  /** Returns the same model without metrics. */
  default Model unobserved() {
    return this;
  }

  /**
   * Predicts a row.
   *
   * @param row read with this model's schema
   * @param patience how long to wait for the model to be free
   * @return the prediction; empty if the model was not free within {@code patience}
   */
  Optional<Prediction> predict(Row row, Duration patience);
}
