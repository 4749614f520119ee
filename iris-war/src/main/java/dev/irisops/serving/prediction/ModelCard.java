package dev.irisops.serving.prediction;

import java.time.Instant;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The description of a model: the part of {@code model-card.json} that the service acts on, and its
 * whole text.
 *
 * @param name the name of the model, for instance {@code iris}
 * @param version the version, which names exactly one trained model
 * @param created when it was trained
 * @param algorithm the short name of the classifier, for instance {@code Logistic}
 * @param heapBytes the heap that one loaded copy of the classifier takes, in bytes; empty in cards
 *     that older trainers wrote
 * @param classIndex the index of the target among the attributes of the classifier, from 0; empty
 *     if it is the last, after all features
 * @param schema features and target
 * @param json the text of the card as the bundle has it
 */
public record ModelCard(
    String name,
    String version,
    Instant created,
    String algorithm,
    OptionalLong heapBytes,
    OptionalInt classIndex,
    Schema schema,
    String json) {
  public ModelCard {
    int features = schema.features().size();
    if (classIndex.isPresent() && (classIndex.getAsInt() < 0 || classIndex.getAsInt() > features)) {
      throw new IllegalArgumentException(
          "class_index: expected 0 to %d, found %d".formatted(features, classIndex.getAsInt()));
    }
  }
}
