package dev.irisops.serving.api;

import dev.irisops.serving.prediction.Models;
import jakarta.enterprise.inject.spi.CDI;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Completes the OpenAPI document with what annotations cannot say: bodies whose schemas follow the
 * model, and the problems of each route. Named in microprofile-config.properties.
 */
public class OpenApiSchemas implements OASFilter {
  private static final String JSON = "application/json";

  @Override
  public void filterOpenAPI(OpenAPI openApi) {
    openApi.getComponents().addSchema("Problem", problem());
    describe(openApi, Route.PREDICT);
    describe(openApi, Route.PREDICT_BATCH);
    post(openApi, Route.PREDICT).requestBody(required(ref("Row")));
    post(openApi, Route.PREDICT_BATCH).requestBody(required(array(ref("Row"))));
    setSuccess(openApi, Route.PREDICT, ref("Prediction"));
    setSuccess(
        openApi,
        Route.PREDICT_BATCH,
        object()
            .addProperty("predictions", array(ref("Prediction")))
            .addProperty("model_version", string()));
    CDI.current().select(Models.class).get(); // which sends the card of its model
    CDI.current().select(OpenApiModel.class).get().attach(openApi);
  }

  private static RequestBody required(Schema schema) {
    return OASFactory.createRequestBody().required(true).content(json(schema));
  }

  private static void setSuccess(OpenAPI openApi, Route route, Schema schema) {
    post(openApi, route).getResponses().addAPIResponse("200", success(schema));
  }

  private static APIResponse success(Schema schema) {
    return OASFactory.createAPIResponse().description("What the model says").content(json(schema));
  }

  private static void describe(OpenAPI openApi, Route route) {
    APIResponses responses = OASFactory.createAPIResponses();
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

  static Schema array(Schema items) {
    return type(SchemaType.ARRAY).items(items);
  }

  static Schema object() {
    return type(SchemaType.OBJECT);
  }

  static Schema string() {
    return type(SchemaType.STRING);
  }

  static Schema number() {
    return type(SchemaType.NUMBER);
  }

  static Schema type(SchemaType type) {
    return OASFactory.createSchema().addType(type);
  }
}
