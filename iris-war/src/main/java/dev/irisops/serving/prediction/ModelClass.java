package dev.irisops.serving.prediction;

/**
 * One class that a model can predict.
 *
 * @param name the value of {@code predicted_class}
 * @param prior its share of the training data, in 0..1
 */
public record ModelClass(String name, double prior) {
  public ModelClass {
    if (!(prior >= 0 && prior <= 1)) { // written so that NaN fails too
      throw new IllegalArgumentException(
          "class %s: expected a prior in 0..1, found %s".formatted(name, prior));
    }
  }
}
