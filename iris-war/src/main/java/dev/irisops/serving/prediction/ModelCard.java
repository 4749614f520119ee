package dev.irisops.serving.prediction;

import java.time.Instant;
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
 * @param schema features and target
 * @param json the text of the card as the bundle has it
 */
public record ModelCard(
    String name,
    String version,
    Instant created,
    String algorithm,
    OptionalLong heapBytes,
    Schema schema,
    String json) {}
