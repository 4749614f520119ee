package dev.irisops.serving.prediction;

import java.time.Instant;

/** The port that measures models and their predictions. */
public interface PredictionMetrics {
  /**
   * Starts the series of a model at 0, and ends those of its predecessor.
   *
   * @param when when the model took over
   */
  void modelLoaded(ModelCard card, Instant when);

  /** Ends the series of the previous model: no model is loaded, and the bundle is refused. */
  void modelUnavailable();

  /** Says that the bundle in the folder is again the one that is served. */
  void modelRestored();

  /** Counts an attempt to replace the model, or to find the first one after the start. */
  void reloaded(Reload reload);

  /**
   * Counts a prediction. A prediction of a model that has been replaced in the meantime is not
   * counted, because its series have ended.
   */
  void predicted(ModelCard card, Row row, Prediction prediction);
}
