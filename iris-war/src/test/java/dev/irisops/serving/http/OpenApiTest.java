package dev.irisops.serving.http;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.irisops.serving.json.PredictionJson;
import dev.irisops.serving.json.ProblemJson;
import dev.irisops.serving.json.RowJson;
import dev.irisops.serving.openapi.OpenApiDocument;
import dev.irisops.serving.prediction.Answer;
import dev.irisops.serving.prediction.BatchAnswer;
import dev.irisops.serving.prediction.ClassPrediction;
import dev.irisops.serving.prediction.FakeModel;
import dev.irisops.serving.prediction.InvalidValue;
import dev.irisops.serving.prediction.Prediction;
import dev.irisops.serving.prediction.RowBatch;
import dev.irisops.serving.prediction.Samples;
import dev.irisops.serving.prediction.Schema;
import dev.irisops.serving.problem.Problem;
import dev.irisops.serving.problem.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the document with the routes and the problems. */
class OpenApiTest {
  /** The published schema, as the test library that carries it names it. */
  private static final String SCHEMA = "/spec.openapis.org/oas/3.1/schema/2022-10-07";

  /** The methods that the document lists; HEAD goes without saying. */
  private static final List<String> METHODS =
      List.of("GET", "PUT", "POST", "DELETE", "OPTIONS", "PATCH", "TRACE");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode DOCUMENT = document();

  private static JsonNode document() {
    OpenApiDocument document = new OpenApiDocument();
    document.describe(new FakeModel());
    return parse(document.json("/"));
  }

  private static JsonNode parse(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonSchema schema(JsonNode schema) {
    return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema);
  }

  /** Returns the schema of the document with that name, and those that it refers to. */
  private static JsonSchema component(String name) {
    return schema(
        JSON.createObjectNode()
            .put("$ref", "#/components/schemas/" + name)
            .set("components", DOCUMENT.path("components")));
  }

  private static JsonNode path(Route route) {
    return DOCUMENT.path("paths").path(route.template());
  }

  private static JsonNode operation(Route route) {
    return path(route).path(route.serves("POST") ? "post" : "get");
  }

  private static Set<String> keys(JsonNode object) {
    Set<String> keys = new HashSet<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static JsonNode target(JsonNode reference) {
    return DOCUMENT.at(reference.path("$ref").asText().substring(1));
  }

  @Test
  void document_isValidOpenApi() throws IOException {
    JsonNode published = JSON.readTree(OpenApiTest.class.getResourceAsStream(SCHEMA));
    assertThat(schema(published).validate(DOCUMENT)).isEmpty();
  }

  @Test
  void references_haveATarget() {
    assertThat(DOCUMENT.findParents("$ref"))
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(target(reference).isObject()).as(reference.toString()).isTrue());
  }

  @Test
  void paths_areTheRoutes() {
    assertThat(keys(DOCUMENT.path("paths")))
        .isEqualTo(
            Arrays.stream(Route.values())
                .filter(route -> route != Route.UNMATCHED)
                .map(Route::template)
                .collect(toSet()));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "UNMATCHED")
  void methods_areTheServedOnes(Route route) {
    assertThat(keys(path(route)))
        .isEqualTo(
            METHODS.stream().filter(route::serves).map(String::toLowerCase).collect(toSet()));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "UNMATCHED")
  void security_isTheApiKeyIfTheRouteNeedsOne(Route route) {
    assertThat(operation(route).path("security").toString())
        .isEqualTo(route.needsKey() ? "[{\"apiKey\":[]}]" : "[]");
    assertThat(operation(route).path("description").asText().contains("Needs no key."))
        .isEqualTo(!route.needsKey());
    assertThat(DOCUMENT.at("/components/securitySchemes/apiKey/name").asText())
        .isEqualTo(RequestChecks.API_KEY);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "UNMATCHED")
  void requestBody_isWhatTheRouteTakes(Route route) {
    JsonNode body = operation(route).path("requestBody");
    Set<String> types = new HashSet<>();
    if (route.takesJson() || route.takesTensors()) {
      types.add("application/json");
    }
    if (route.takesTensors()) {
      types.add("application/octet-stream");
    }
    assertThat(keys(body.path("content"))).isEqualTo(types);
    assertThat(body.path("required").asBoolean()).isEqualTo(!types.isEmpty());
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "UNMATCHED")
  void responses_areSuccessAndTheProblemsOfTheRoute(Route route) {
    Stream<Integer> statuses =
        Stream.concat(Stream.of(200), route.problems().stream().map(ProblemType::status));
    assertThat(keys(operation(route).path("responses")))
        .isEqualTo(statuses.map(String::valueOf).collect(toSet()));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "UNMATCHED")
  void success_hasTheMediaTypesOfTheRoute(Route route) {
    assertThat(keys(operation(route).at("/responses/200/content")))
        .isEqualTo(
            switch (route) {
              case METRICS -> Set.of("text/plain", "application/openmetrics-text");
              case OPENAPI -> Set.of("application/yaml", "application/json");
              case OPENAPI_UI -> Set.of("text/html");
              case V2_INFER -> Set.of("application/json", "application/octet-stream");
              default -> Set.of("application/json");
            });
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "UNMATCHED")
  void errors_areProblems(Route route) {
    JsonNode responses = operation(route).path("responses");
    for (ProblemType type : route.problems()) {
      JsonNode content = target(responses.path(String.valueOf(type.status()))).path("content");
      if (route.template().startsWith("/v2")) {
        assertThat(keys(content)).containsExactly("application/json");
        assertThat(content.findValuesAsText("$ref"))
            .containsExactly("#/components/schemas/InferenceError");
        continue;
      }
      assertThat(keys(content)).as(type.slug()).containsExactly("application/problem+json");
      assertThat(content.findValuesAsText("$ref"))
          .as(type.slug())
          .containsExactly("#/components/schemas/Problem");
      assertThat(content.findValuesAsText("type")).as("examples").contains(type.uri());
    }
  }

  @Test
  void problems_areThoseOfTheCode() {
    assertThat(DOCUMENT.at("/components/schemas/Problem/properties/type/enum"))
        .extracting(JsonNode::asText)
        .containsExactlyElementsOf(
            Arrays.stream(ProblemType.values()).map(ProblemType::uri).toList());
  }

  @Test
  void examplesOfProblems_areProblems() {
    Set<ProblemType> seen = EnumSet.noneOf(ProblemType.class);
    for (JsonNode example : DOCUMENT.at("/components/responses").findValues("value")) {
      ProblemType type =
          Arrays.stream(ProblemType.values())
              .filter(t -> t.uri().equals(example.path("type").asText()))
              .findFirst()
              .orElseThrow();
      assertThat(example.path("title").asText()).isEqualTo(type.title());
      assertThat(example.path("status").asInt()).isEqualTo(type.status());
      assertThat(component("Problem").validate(example)).isEmpty();
      seen.add(type);
    }
    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Route.values())
                .filter(route -> route != Route.UNMATCHED)
                .flatMap(route -> route.problems().stream())
                .collect(toSet()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Row", "Prediction", "Predictions"})
  void examplesOfTheModel_areValid(String name) {
    JsonNode schema = DOCUMENT.at("/components/schemas/" + name);
    assertThat(schema(schema).validate(schema.at("/examples/0"))).isEmpty();
  }

  @Test
  void partialAnswer_fitsItsSchema() {
    Schema schema = Samples.schema();
    RowBatch rows = RowJson.partialBatch("[{},{\"width\":1,\"ratio\":0,\"id\":7}]", schema, 2);
    Prediction prediction = new ClassPrediction(new double[] {0.75, 0.25});
    List<Answer> answers = rows.rows().stream().map(row -> new Answer(row, prediction)).toList();
    byte[] answer =
        PredictionJson.partialBatch(
            Samples.card(), new BatchAnswer(rows.size(), answers, rows.invalid()));

    assertThat(answers).hasSize(1);
    assertThat(component("PartialPredictions").validate(parse(answer))).isEmpty();
    assertThat(component("Predictions").validate(parse(answer))).isNotEmpty();
  }

  @Test
  void problemSchema_hasTheMembersOfAProblem() throws IOException {
    InvalidValue value = new InvalidValue(OptionalInt.of(0), "width", "missing");
    JsonNode problem =
        JSON.readTree(
            ProblemJson.of(
                Problem.of(ProblemType.INVALID_VALUE, "width: missing", List.of(value))));
    JsonNode members = DOCUMENT.at("/components/schemas/Problem/properties");
    JsonNode errors = target(members.path("errors"));

    assertThat(keys(members)).isEqualTo(keys(problem));
    assertThat(keys(errors.at("/items/properties"))).isEqualTo(keys(problem.at("/errors/0")));
  }
}
