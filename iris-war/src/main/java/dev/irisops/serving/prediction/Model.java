package dev.irisops.serving.prediction;

/** A loaded, verified model. Any number of threads may use it at once. */
public interface Model {
  /** The card that came with it. */
  ModelCard card();

  /**
   * The model's answer.
   *
   * @param row read with this model's schema
   * @param deadline until when to wait for the model to be free
   * @throws DeadlineExceededException if it is not free until then
   */
  Prediction predict(Row row, Deadline deadline);

  /** The model's answer, however long it takes. */
  default Prediction predict(Row row) {
    return predict(row, Deadline.NONE);
  }
}
