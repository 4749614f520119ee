package dev.irisops.serving.openapi;

import dev.irisops.serving.prediction.Feature;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.NominalFeature;
import dev.irisops.serving.prediction.NumericFeature;
import dev.irisops.serving.prediction.RowId;
import dev.irisops.serving.prediction.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The schema of the rows of one model. */
final class RowSchema {
  private RowSchema() {}

  static Map<String, Object> of(ModelCard card) {
    Schema schema = card.schema();
    Map<String, Object> members = new LinkedHashMap<>();
    schema.features().forEach(feature -> members.put(feature.name(), value(feature)));
    if (takesId(card)) {
      members.put(RowId.KEY, id("Your own name for the row, which comes back in the answer"));
    }
    List<String> required =
        schema.features().stream().filter(f -> !f.nullable()).map(Feature::name).toList();
    Map<String, Object> row = JsonSchemas.object(required, members);
    row.put("description", "A row for the model %s %s".formatted(card.name(), card.version()));
    row.put("additionalProperties", false);
    return row;
  }

  /** Returns true if a row may have an {@code id}: no feature has that name. */
  static boolean takesId(ModelCard card) {
    return card.schema().indexOf(RowId.KEY).isEmpty();
  }

  /** Returns the schema of the {@code id} of a row. */
  static Map<String, Object> id(String description) {
    Map<String, Object> id = JsonSchemas.described(List.of("string", "integer"), description);
    id.put("maxLength", RowId.MAX_LENGTH);
    return id;
  }

  private static Map<String, Object> value(Feature feature) {
    return feature instanceof NominalFeature nominal
        ? label(nominal)
        : number((NumericFeature) feature);
  }

  private static Map<String, Object> number(NumericFeature feature) {
    String unit = feature.unit().map(u -> "in " + u + ", ").orElse("");
    Map<String, Object> value = JsonSchemas.type(type("number", feature));
    feature
        .allowed()
        .ifPresent(
            allowed -> {
              value.put("minimum", allowed.min());
              value.put("maximum", allowed.max());
            });
    value.put(
        "description",
        "%strained on %s to %s"
            .formatted(unit, feature.training().min(), feature.training().max()));
    return value;
  }

  private static Map<String, Object> label(NominalFeature feature) {
    Map<String, Object> value = JsonSchemas.type(type("string", feature));
    List<Object> labels = new ArrayList<>(feature.labels());
    if (feature.nullable()) {
      labels.add(null);
    }
    value.put("enum", labels);
    if (feature.acceptsUnseen()) {
      value.put("description", "Any other string is answered as if it were missing");
    }
    return value;
  }

  private static Object type(String name, Feature feature) {
    return feature.nullable() ? List.of(name, "null") : name;
  }
}
