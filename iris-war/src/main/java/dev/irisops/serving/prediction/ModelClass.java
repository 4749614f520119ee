package dev.irisops.serving.prediction;

/**
 * One class that a model can predict.
 *
 * @param name the value of {@code predicted_class}
 * @param prior its share of the training data, in 0..1
 * @param predictedShare its share of the cross-validated predictions, in 0..1
 */
public record ModelClass(String name, double prior, double predictedShare) {
  public ModelClass {
    expectShare(name, "prior", prior);
    expectShare(name, "predicted_share", predictedShare);
  }

  private static void expectShare(String name, String what, double share) {
    if (!(share >= 0 && share <= 1)) { // written so that NaN fails too
      throw new IllegalArgumentException(
          "class %s: expected a %s in 0..1, found %s".formatted(name, what, share));
    }
  }
}
