package dev.irisops.serving.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.it.Response;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The description of the API on both ports. stack-tests lint it, and use its page in a browser. */
class OpenApiIT extends ContainerTestBase {
  @ParameterizedTest
  @ValueSource(strings = {"/openapi", "/openapi/"})
  void document_onTheApiPort_isYamlOfTheLoadedModel(String path) {
    Response answer = service.get(path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).contains("application/yaml");
    assertThat(answer.body())
        .contains("in cm, trained on 4.3 to 7.9", "- sepal_length: 5.84\n", "- virginica")
        .endsWith("servers:\n- url: \"/\"\n");
  }

  @Test
  void exampleOfARow_isAnsweredWithTheExampleOfAPrediction() {
    JsonObject schemas =
        service
            .send(service.request("/openapi").header("Accept", "application/json"))
            .json()
            .getJsonObject("components")
            .getJsonObject("schemas");

    assertThat(service.predict(example(schemas, "Row").toString()).json())
        .isEqualTo(example(schemas, "Prediction"));
    assertThat(service.post("/predict/batch", "[" + example(schemas, "Row") + "]").json())
        .isEqualTo(example(schemas, "Predictions"));
  }

  private static JsonObject example(JsonObject schemas, String name) {
    return schemas.getJsonObject(name).getJsonArray("examples").getJsonObject(0);
  }

  @ParameterizedTest
  @CsvSource({"/models/iris, /models/iris", "//evil.example, /"})
  void server_belowAPathPrefix_isThePrefix(String header, String server) {
    Response answer =
        service.send(service.request("/openapi?format=json").header("X-Forwarded-Prefix", header));
    assertThat(answer.json().getJsonArray("servers").getJsonObject(0).getString("url"))
        .isEqualTo(server);
  }

  @Test
  void server_onTheManagementPort_isTheApiPort() {
    assertThat(service.management("/openapi").body())
        .endsWith("servers:\n- url: \"http://localhost:%d\"\n".formatted(service.apiPort()));
  }

  @Test
  void malformedQuery_isIgnored() {
    assertThat(service.raw("GET", "/openapi?format=%zz")).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi/ui", "/openapi/ui/", "/openapi/ui/swagger-ui-bundle.js"})
  void ui_isOnBothPorts(String path) {
    assertThat(service.get(path).status()).isEqualTo(200);
    assertThat(service.management(path).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi/ui/page.html", "/openapi/ui/none", "/openapi/none"})
  void otherPath_isNotFound(String path) {
    assertThat(service.raw("GET", path)).startsWith("HTTP/1.1 404").contains("not-found");
  }
}
