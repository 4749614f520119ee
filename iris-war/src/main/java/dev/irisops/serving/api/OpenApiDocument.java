package dev.irisops.serving.api;

import static dev.irisops.serving.api.OpenApiSchemas.array;
import static dev.irisops.serving.api.OpenApiSchemas.content;
import static dev.irisops.serving.api.OpenApiSchemas.object;
import static dev.irisops.serving.api.OpenApiSchemas.problem;
import static dev.irisops.serving.api.OpenApiSchemas.ref;
import static dev.irisops.serving.api.OpenApiSchemas.string;

import dev.irisops.serving.prediction.Models;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.OASModelReader;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Writes the OpenAPI document: the routes, their bodies and their problems. It is written in code
 * because servlets have no annotations to scan. Named in microprofile-config.properties.
 */
public class OpenApiDocument implements OASModelReader, OASFilter {
  private static final String API_KEY = "apiKey";

  @Override
  public OpenAPI buildModel() {
    return OASFactory.createOpenAPI()
        .info(
            OASFactory.createInfo()
                .title("irisops")
                .version("1")
                .description(
                    "Predictions of a Weka model. Schemas follow the model that is loaded.")
                .license(OASFactory.createLicense().name("GPL-3.0-or-later")))
        .components(
            OASFactory.createComponents()
                .addSchema("Problem", problem())
                .addSecurityScheme(API_KEY, apiKey()))
        .paths(
            OASFactory.createPaths()
                .addPathItem(Route.PREDICT.template(), predict())
                .addPathItem(Route.PREDICT_BATCH.template(), predictBatch())
                .addPathItem(Route.MODEL.template(), model())
                .addPathItem(Route.METRICS.template(), metrics()));
  }

  /** Has the document, now that it is whole, follow the model. */
  @Override
  public void filterOpenAPI(OpenAPI openApi) {
    CDI.current().select(Models.class).get(); // which sends the card of its model
    CDI.current().select(OpenApiModel.class).get().attach(openApi);
  }

  private static SecurityScheme apiKey() {
    return OASFactory.createSecurityScheme()
        .type(SecurityScheme.Type.APIKEY)
        .in(SecurityScheme.In.HEADER)
        .name(Gate.API_KEY);
  }

  private static PathItem predict() {
    return OASFactory.createPathItem()
        .POST(
            operation(Route.PREDICT, "Predicts the class of one row", json(ref("Prediction")))
                .requestBody(
                    OASFactory.createRequestBody().required(true).content(json(ref("Row")))));
  }

  private static PathItem predictBatch() {
    Schema answer =
        object()
            .addProperty("predictions", array(ref("Prediction")))
            .addProperty("model_version", string());
    return OASFactory.createPathItem()
        .POST(
            operation(Route.PREDICT_BATCH, "Predicts the classes of many rows", json(answer))
                .requestBody(
                    OASFactory.createRequestBody()
                        .required(true)
                        .content(json(array(ref("Row"))))));
  }

  private static PathItem model() {
    return OASFactory.createPathItem()
        .GET(
            operation(
                    Route.MODEL,
                    "The card of the model: features, classes, evaluation, origin",
                    json(object()))
                .description(
                    "After a reload with a member last_reload: result (success or failure), time,"
                        + " and the version that took over or the reason why none did."));
  }

  private static PathItem metrics() {
    return OASFactory.createPathItem()
        .GET(
            operation(
                Route.METRICS,
                "Metrics of the model and the API, for Prometheus",
                content("text/plain", string())
                    .addMediaType(
                        "application/openmetrics-text",
                        OASFactory.createMediaType().schema(string()))));
  }

  private static Operation operation(Route route, String summary, Content answer) {
    Operation operation =
        OASFactory.createOperation().summary(summary).responses(responses(route, answer));
    return route.needsKey()
        ? operation.addSecurityRequirement(
            OASFactory.createSecurityRequirement().addScheme(API_KEY))
        : operation;
  }

  private static APIResponses responses(Route route, Content answer) {
    APIResponses responses =
        OASFactory.createAPIResponses()
            .addAPIResponse(
                "200", OASFactory.createAPIResponse().description("Success").content(answer));
    titles(route)
        .forEach(
            (status, titles) ->
                responses.addAPIResponse(
                    status.toString(),
                    OASFactory.createAPIResponse()
                        .description(titles)
                        .content(content(Problem.MEDIA_TYPE, ref("Problem")))));
    return responses;
  }

  /** By status, what a route can fail with. */
  private static Map<Integer, String> titles(Route route) {
    return Arrays.stream(ProblemType.values())
        .filter(route.problems()::contains)
        .collect(
            Collectors.groupingBy(
                ProblemType::status,
                TreeMap::new,
                Collectors.mapping(ProblemType::title, Collectors.joining("; "))));
  }

  private static Content json(Schema schema) {
    return content(JsonWriting.MEDIA_TYPE, schema);
  }
}
