package dev.irisops.serving.prediction;

/** Where the model of the moment is found. */
public interface Models {
  /** The model of the moment and how it came to be; all of one moment. */
  ModelState state();

  /**
   * The model to answer with; take it once a request, so that the answer comes from one model.
   *
   * @throws ModelUnavailableException if none is loaded
   */
  default Model current() {
    return state().required();
  }
}
