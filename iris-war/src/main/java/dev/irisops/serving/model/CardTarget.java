package dev.irisops.serving.model;

import static dev.irisops.serving.model.JsonMembers.list;
import static dev.irisops.serving.model.JsonMembers.number;
import static dev.irisops.serving.model.JsonMembers.numbers;
import static dev.irisops.serving.model.JsonMembers.text;
import static dev.irisops.serving.model.JsonMembers.unit;
import static dev.irisops.serving.model.JsonMembers.value;

import dev.irisops.serving.prediction.ClassTarget;
import dev.irisops.serving.prediction.ModelClass;
import dev.irisops.serving.prediction.NumericTarget;
import dev.irisops.serving.prediction.Range;
import dev.irisops.serving.prediction.Target;
import jakarta.json.JsonObject;
import java.util.OptionalDouble;

/** Reads what a model predicts, and how well, from its card. */
final class CardTarget {
  private CardTarget() {}

  /** Returns the target of a card, which predicts classes if it names no task. */
  static Target of(JsonObject card) {
    String task = card.containsKey("task") ? text(card, "task") : ClassTarget.TASK;
    return switch (task) {
      case ClassTarget.TASK -> classes(card);
      case NumericTarget.TASK -> numeric(card);
      default ->
          throw new IllegalArgumentException(
              "task: expected %s or %s, found %s"
                  .formatted(ClassTarget.TASK, NumericTarget.TASK, task));
    };
  }

  private static Target classes(JsonObject card) {
    double accuracy = number(evaluation(card), "accuracy");
    return new ClassTarget(
        list(card, "classes", JsonObject.class).map(CardTarget::modelClass).toList(),
        accuracy,
        card.containsKey("low_confidence_share")
            ? OptionalDouble.of(number(card, "low_confidence_share"))
            : OptionalDouble.empty());
  }

  /** Older trainers did not write the share among the predictions; the prior is close to it. */
  private static ModelClass modelClass(JsonObject object) {
    double prior = number(object, "prior");
    return new ModelClass(text(object, "name"), prior, number(object, "predicted_share", prior));
  }

  private static Target numeric(JsonObject card) {
    JsonObject target = value(card, "target", JsonObject.class);
    return new NumericTarget(
        text(target, "name"),
        unit(target),
        new Range(number(target, "min"), number(target, "max")),
        numbers(target, "quintile_edges"),
        numbers(target, "baseline_shares"),
        number(evaluation(card), "r2"));
  }

  private static JsonObject evaluation(JsonObject card) {
    return value(card, "evaluation", JsonObject.class);
  }
}
