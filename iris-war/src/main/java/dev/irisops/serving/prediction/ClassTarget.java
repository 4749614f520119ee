package dev.irisops.serving.prediction;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The classes that a model predicts.
 *
 * @param classes at least two, with distinct names, in card order
 * @param accuracy cross-validated share of correct predictions, in 0..1
 * @param lowConfidenceShare share of the cross-validated predictions with a confidence of at most
 *     0.7, in 0..1; empty in cards that older trainers wrote
 */
public record ClassTarget(
    List<ModelClass> classes, double accuracy, OptionalDouble lowConfidenceShare)
    implements Target {
  /** The task of a model that predicts classes. */
  public static final String TASK = "classification";

  public ClassTarget {
    Checks.expectDistinct("class", classes.stream().map(ModelClass::name).toList(), 2);
    classes = List.copyOf(classes);
    expectShare("accuracy", accuracy);
    lowConfidenceShare.ifPresent(share -> expectShare("low_confidence_share", share));
  }

  private static void expectShare(String key, double share) {
    if (!(share >= 0 && share <= 1)) { // written so that NaN fails too
      throw new IllegalArgumentException(key + ": expected 0..1, found " + share);
    }
  }

  @Override
  public String task() {
    return TASK;
  }
}
