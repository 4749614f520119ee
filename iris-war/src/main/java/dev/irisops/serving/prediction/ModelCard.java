package dev.irisops.serving.prediction;

import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The description of a model: the part of {@code model-card.json} that the service acts on, and its
 * whole text.
 *
 * @param name the name of the model, for instance {@code iris}
 * @param version the version, which names exactly one trained model
 * @param created when it was trained
 * @param task what the model predicts: {@value #CLASSIFICATION}
 * @param algorithm the short name of the classifier, for instance {@code Logistic}
 * @param accuracy cross-validated share of correct predictions, in 0..1
 * @param lowConfidenceShare share of the cross-validated predictions with a confidence of at most
 *     0.7, in 0..1; empty in cards that older trainers wrote
 * @param heapBytes the heap that one loaded copy of the classifier takes, in bytes; empty in cards
 *     that older trainers wrote
 * @param schema features and classes
 * @param json the text of the card as the bundle has it
 */
public record ModelCard(
    String name,
    String version,
    Instant created,
    String task,
    String algorithm,
    double accuracy,
    OptionalDouble lowConfidenceShare,
    OptionalLong heapBytes,
    Schema schema,
    String json) {
  /** The task of a model that predicts classes. */
  public static final String CLASSIFICATION = "classification";

  public ModelCard {
    if (!task.equals(CLASSIFICATION)) {
      throw new IllegalArgumentException(
          "task: expected %s, found %s".formatted(CLASSIFICATION, task));
    }
    expectShare("accuracy", accuracy);
    lowConfidenceShare.ifPresent(share -> expectShare("low_confidence_share", share));
  }

  private static void expectShare(String key, double share) {
    if (!(share >= 0 && share <= 1)) { // written so that NaN fails too
      throw new IllegalArgumentException(key + ": expected 0..1, found " + share);
    }
  }
}
