package dev.irisops.serving.openapi;

import dev.irisops.serving.prediction.Model;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.ModelClass;
import dev.irisops.serving.prediction.NumericTarget;
import dev.irisops.serving.prediction.RowId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The schemas of rows and answers, filled in for one model. */
final class ModelSchemas {
  private ModelSchemas() {}

  /**
   * Returns the schemas {@code Row}, {@code Prediction}, {@code Predictions} and {@code
   * PartialPredictions}.
   */
  static Map<String, Object> of(Model model) {
    ModelCard card = model.card();
    Example example = Example.of(model);
    return Map.of(
        "Row", withExample(RowSchema.of(card), Optional.of(example.row())),
        "Prediction", withExample(prediction(card), example.prediction()),
        "Predictions", withExample(predictions(card), example.predictions()),
        "PartialPredictions", partialPredictions(card));
  }

  private static Map<String, Object> withExample(
      Map<String, Object> schema, Optional<Map<String, Object>> example) {
    example.ifPresent(value -> schema.put("examples", List.of(value)));
    return schema;
  }

  private static Map<String, Object> prediction(ModelCard card) {
    Map<String, Object> members = members(card);
    members.put("model_version", version());
    return answer(card, members);
  }

  private static Map<String, Object> predictions(ModelCard card) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("predictions", JsonSchemas.array(answer(card, members(card))));
    members.put("model_version", version());
    return JsonSchemas.object(members);
  }

  private static Map<String, Object> partialPredictions(ModelCard card) {
    Map<String, Object> answer = answer(card, members(card));
    answer.put("type", List.of("object", "null"));
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("predictions", JsonSchemas.array(answer));
    members.put("errors", Map.of("$ref", "#/components/schemas/Errors"));
    members.put("model_version", version());
    Map<String, Object> partial = JsonSchemas.object(members);
    partial.put("description", "The answer with partial=true: null for each row in errors");
    return partial;
  }

  /** Returns the schema of an answer that has all of these members, and the id of its row. */
  private static Map<String, Object> answer(ModelCard card, Map<String, Object> members) {
    List<String> required = List.copyOf(members.keySet());
    if (RowSchema.takesId(card)) {
      members.put(RowId.KEY, RowSchema.id("The id of the row; absent if it has none"));
    }
    return JsonSchemas.object(required, members);
  }

  private static Map<String, Object> members(ModelCard card) {
    return card.schema().target() instanceof NumericTarget number
        ? members(number)
        : members(card.schema().classes().stream().map(ModelClass::name).toList());
  }

  private static Map<String, Object> members(NumericTarget target) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(
        "predicted_value",
        JsonSchemas.described(
            "number",
            "%s%s; trained on %s to %s"
                .formatted(
                    target.name(),
                    target.unit().map(unit -> " in " + unit).orElse(""),
                    target.training().min(),
                    target.training().max())));
    return members;
  }

  private static Map<String, Object> members(List<String> classes) {
    Map<String, Object> probabilities = new LinkedHashMap<>();
    classes.forEach(name -> probabilities.put(name, probability()));
    Map<String, Object> predicted = JsonSchemas.type("string");
    predicted.put("enum", classes);

    Map<String, Object> members = new LinkedHashMap<>();
    members.put("predicted_class", predicted);
    members.put("confidence", probability());
    members.put("probabilities", JsonSchemas.object(probabilities));
    return members;
  }

  private static Map<String, Object> probability() {
    Map<String, Object> probability = JsonSchemas.type("number");
    probability.put("minimum", 0.0);
    probability.put("maximum", 1.0);
    return probability;
  }

  private static Map<String, Object> version() {
    return JsonSchemas.described("string", "The version of the model that answered");
  }
}
