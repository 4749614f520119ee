package dev.irisops.serving.openapi;

import dev.irisops.serving.prediction.Model;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.ModelClass;
import dev.irisops.serving.prediction.NumericFeature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The schemas of rows and answers, filled in for one model. */
final class ModelSchemas {
  private ModelSchemas() {}

  /** Returns the schemas {@code Row}, {@code Prediction} and {@code Predictions}. */
  static Map<String, Object> of(Model model) {
    Example example = Example.of(model);
    return Map.of(
        "Row", withExample(row(model.card()), Optional.of(example.row())),
        "Prediction", withExample(prediction(model.card()), example.prediction()),
        "Predictions", withExample(predictions(model.card()), example.predictions()));
  }

  private static Map<String, Object> withExample(
      Map<String, Object> schema, Optional<Map<String, Object>> example) {
    example.ifPresent(value -> schema.put("examples", List.of(value)));
    return schema;
  }

  private static Map<String, Object> row(ModelCard card) {
    Map<String, Object> features = new LinkedHashMap<>();
    card.schema()
        .features()
        .forEach(feature -> features.put(feature.name(), value((NumericFeature) feature)));
    Map<String, Object> row = object(features);
    row.put("description", "A row for the model %s %s".formatted(card.name(), card.version()));
    row.put("additionalProperties", false);
    return row;
  }

  private static Map<String, Object> value(NumericFeature feature) {
    String unit = feature.unit().map(u -> "in " + u + ", ").orElse("");
    Map<String, Object> value =
        number(feature.allowed().orElseThrow().min(), feature.allowed().orElseThrow().max());
    value.put(
        "description",
        "%strained on %s to %s"
            .formatted(unit, feature.training().min(), feature.training().max()));
    return value;
  }

  private static Map<String, Object> prediction(ModelCard card) {
    Map<String, Object> members = answer(card);
    members.put("model_version", version());
    return object(members);
  }

  private static Map<String, Object> predictions(ModelCard card) {
    Map<String, Object> answers = type("array");
    answers.put("items", object(answer(card)));
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("predictions", answers);
    members.put("model_version", version());
    return object(members);
  }

  private static Map<String, Object> answer(ModelCard card) {
    List<String> classes = card.schema().classes().stream().map(ModelClass::name).toList();
    Map<String, Object> probabilities = new LinkedHashMap<>();
    classes.forEach(name -> probabilities.put(name, probability()));
    Map<String, Object> predicted = type("string");
    predicted.put("enum", classes);

    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("predicted_class", predicted);
    answer.put("confidence", probability());
    answer.put("probabilities", object(probabilities));
    return answer;
  }

  /** Returns the schema of an object that has all of these members. */
  private static Map<String, Object> object(Map<String, Object> members) {
    Map<String, Object> object = type("object");
    object.put("required", List.copyOf(members.keySet()));
    object.put("properties", members);
    return object;
  }

  private static Map<String, Object> probability() {
    return number(0, 1);
  }

  private static Map<String, Object> number(double min, double max) {
    Map<String, Object> number = type("number");
    number.put("minimum", min);
    number.put("maximum", max);
    return number;
  }

  private static Map<String, Object> version() {
    Map<String, Object> version = type("string");
    version.put("description", "The version of the model that answered");
    return version;
  }

  private static Map<String, Object> type(String name) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", name);
    return schema;
  }
}
