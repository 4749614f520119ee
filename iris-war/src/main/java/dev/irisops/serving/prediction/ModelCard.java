package dev.irisops.serving.prediction;

import java.time.Instant;

/**
 * The description of a model: the part of {@code model-card.json} that the service acts on, and its
 * whole text.
 *
 * @param name the name of the model, for instance {@code iris}
 * @param version the version, which names exactly one trained model
 * @param created when it was trained
 * @param algorithm the short name of the classifier, for instance {@code Logistic}
 * @param accuracy cross-validated share of correct predictions, in 0..1
 * @param schema features and classes
 * @param json the text of the card as the bundle has it
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
