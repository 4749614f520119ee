package dev.irisops.serving.prediction;

import java.time.Instant;

/**
 * What is known of a model: the part of {@code model-card.json} that the service acts on, and the
 * whole of it as it was written.
 *
 * @param name the model's name, for instance {@code iris}
 * @param version names exactly one trained model
 * @param created when it was trained
 * @param algorithm the short name of the classifier, for instance {@code Logistic}
 * @param accuracy cross-validated share of right predictions, in 0..1
 * @param schema features and classes
 * @param json the card as it stands in the bundle
 */
public record ModelCard(
    String name,
    String version,
    Instant created,
    String algorithm,
    double accuracy,
    Schema schema,
    String json) {
  public ModelCard {
    if (!(accuracy >= 0 && accuracy <= 1)) { // written so that NaN fails too
      throw new IllegalArgumentException("accuracy: expected 0..1, found " + accuracy);
    }
  }
}
