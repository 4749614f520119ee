package dev.irisops.serving.prediction;

/** The port through which the rest of the service finds the current model. */
@FunctionalInterface
public interface ModelProvider {
  /**
   * Returns the current state. Take it once a request, so that one model gives the whole answer.
   */
  ModelState state();
}
