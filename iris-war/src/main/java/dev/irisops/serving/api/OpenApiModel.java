package dev.irisops.serving.api;

import static dev.irisops.serving.api.OpenApiSchemas.number;
import static dev.irisops.serving.api.OpenApiSchemas.object;
import static dev.irisops.serving.api.OpenApiSchemas.string;

import dev.irisops.serving.prediction.Feature;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.ModelClass;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Keeps the schemas {@code Row} and {@code Prediction} of the OpenAPI document those of the model
 * that answers: features with unit and range, and classes.
 *
 * <p>Liberty makes the document once and writes it out at each request; see {@code
 * docs/rationale.md}, "How does the OpenAPI document follow the model?".
 */
@Singleton
public class OpenApiModel {
  private Optional<OpenAPI> document = Optional.empty();
  private Optional<ModelCard> card = Optional.empty();

  /** Has {@code openApi} describe the model of the moment and each of its successors. */
  synchronized void attach(OpenAPI openApi) {
    document = Optional.of(openApi);
    describe();
  }

  synchronized void modelLoaded(@Observes ModelCard loaded) {
    card = Optional.of(loaded);
    describe();
  }

  /** Replaces the schemas at one stroke, for the document may just be being written out. */
  private void describe() {
    document.ifPresent(
        openApi -> {
          Map<String, Schema> schemas = new LinkedHashMap<>(openApi.getComponents().getSchemas());
          schemas.put("Row", card.map(OpenApiModel::row).orElseGet(OpenApiSchemas::object));
          schemas.put(
              "Prediction", card.map(OpenApiModel::prediction).orElseGet(OpenApiSchemas::object));
          openApi.getComponents().setSchemas(schemas);
        });
  }

  private static Schema row(ModelCard card) {
    Schema schema =
        object().additionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
    for (Feature feature : card.schema().features()) {
      schema.addProperty(feature.name(), value(feature)).addRequired(feature.name());
    }
    return schema;
  }

  private static Schema value(Feature feature) {
    String unit = feature.unit().map(u -> "in " + u + ", ").orElse("");
    return number()
        .description(
            "%strained on %s to %s"
                .formatted(unit, feature.training().min(), feature.training().max()))
        .minimum(BigDecimal.valueOf(feature.allowed().min()))
        .maximum(BigDecimal.valueOf(feature.allowed().max()));
  }

  private static Schema prediction(ModelCard card) {
    List<String> classes = card.schema().classes().stream().map(ModelClass::name).toList();
    Schema probabilities = object();
    classes.forEach(c -> probabilities.addProperty(c, probability()));
    Schema predicted = string();
    classes.forEach(predicted::addEnumeration);
    return object()
        .addProperty("predicted_class", predicted)
        .addProperty("confidence", probability())
        .addProperty("probabilities", probabilities)
        .addProperty("model_version", string());
  }

  private static Schema probability() {
    return number().minimum(BigDecimal.ZERO).maximum(BigDecimal.ONE);
  }
}
