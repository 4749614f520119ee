package dev.irisops.serving.api;

import dev.irisops.serving.prediction.Feature;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.ModelClass;
import dev.irisops.serving.prediction.ModelUnavailableException;
import dev.irisops.serving.prediction.Models;
import jakarta.enterprise.inject.spi.CDI;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Writes what the model card says into the OpenAPI document: features with unit and range, classes,
 * and the problems of each route. Named in microprofile-config.properties.
 */
public class OpenApiSchemas implements OASFilter {
  private static final String JSON = "application/json";

  @Override
  public void filterOpenAPI(OpenAPI openApi) {
    openApi.getComponents().addSchema("Problem", problem());
    describe(openApi, Route.PREDICT);
    describe(openApi, Route.PREDICT_BATCH);
    card().ifPresent(card -> addModel(openApi, card));
  }

  private static Optional<ModelCard> card() {
    try {
      return Optional.of(CDI.current().select(Models.class).get().current().card());
    } catch (ModelUnavailableException e) {
      return Optional.empty();
    }
  }

  private static void addModel(OpenAPI openApi, ModelCard card) {
    openApi.getComponents().addSchema("Row", row(card)).addSchema("Prediction", prediction(card));
    post(openApi, Route.PREDICT)
        .requestBody(OASFactory.createRequestBody().required(true).content(json(ref("Row"))));
    post(openApi, Route.PREDICT_BATCH)
        .requestBody(
            OASFactory.createRequestBody().required(true).content(json(array(ref("Row")))));
    setSuccess(openApi, Route.PREDICT, ref("Prediction"));
    setSuccess(
        openApi,
        Route.PREDICT_BATCH,
        object()
            .addProperty("predictions", array(ref("Prediction")))
            .addProperty("model_version", string()));
  }

  private static void setSuccess(OpenAPI openApi, Route route, Schema schema) {
    post(openApi, route).getResponses().addAPIResponse("200", success(schema));
  }

  private static APIResponse success(Schema schema) {
    return OASFactory.createAPIResponse().description("What the model says").content(json(schema));
  }

  private static void describe(OpenAPI openApi, Route route) {
    APIResponses responses =
        OASFactory.createAPIResponses().addAPIResponse("200", success(object()));
    for (ProblemType problem : route.problems()) {
      responses.addAPIResponse(
          Integer.toString(problem.status()),
          OASFactory.createAPIResponse()
              .description(problem.title())
              .content(content(Problem.MEDIA_TYPE, ref("Problem"))));
    }
    post(openApi, route).responses(responses);
  }

  private static Operation post(OpenAPI openApi, Route route) {
    return openApi.getPaths().getPathItem(route.template()).getPOST();
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

  private static Schema problem() {
    Schema error =
        object()
            .addProperty("row", type(SchemaType.INTEGER))
            .addProperty("field", string())
            .addProperty("detail", string());
    return object()
        .addProperty("type", string())
        .addProperty("title", string())
        .addProperty("status", type(SchemaType.INTEGER))
        .addProperty("detail", string())
        .addProperty("errors", array(error));
  }

  private static Content json(Schema schema) {
    return content(JSON, schema);
  }

  private static Content content(String mediaType, Schema schema) {
    return OASFactory.createContent()
        .addMediaType(mediaType, OASFactory.createMediaType().schema(schema));
  }

  private static Schema ref(String name) {
    return OASFactory.createSchema().ref(name);
  }

  private static Schema array(Schema items) {
    return type(SchemaType.ARRAY).items(items);
  }

  private static Schema object() {
    return type(SchemaType.OBJECT);
  }

  private static Schema string() {
    return type(SchemaType.STRING);
  }

  private static Schema number() {
    return type(SchemaType.NUMBER);
  }

  private static Schema type(SchemaType type) {
    return OASFactory.createSchema().addType(type);
  }
}
