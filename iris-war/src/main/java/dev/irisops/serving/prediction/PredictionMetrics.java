package dev.irisops.serving.prediction;

import java.time.Instant;

/** What is measured of models and their answers. */
public interface PredictionMetrics {
  /** Measures nothing. */
  PredictionMetrics NOOP = new PredictionMetrics() {};

  /**
   * A model has taken over at {@code when}: its series start at 0, those of its predecessor end.
   */
  default void modelLoaded(ModelCard card, Instant when) {}

  /** There is no model any more, or not yet. */
  default void modelUnavailable() {}

  /** The attempt to replace the model, or to find a first one after the start, ended so. */
  default void reloaded(Reload reload) {}

  /**
   * The model of {@code card} has answered {@code row} with {@code prediction}. Of a model that has
   * been replaced meanwhile it is not counted: its series have ended.
   */
  default void predicted(ModelCard card, Row row, Prediction prediction) {}
}
