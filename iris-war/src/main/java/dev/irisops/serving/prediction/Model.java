package dev.irisops.serving.prediction;

/** A loaded, verified model. Any number of threads may use it at once. */
public interface Model {
  /** The card that came with it. */
  ModelCard card();

  /**
   * The model's answer.
   *
   * @param row read with this model's schema
   */
  Prediction predict(Row row);
}
