package dev.irisops.serving.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.it.Response;
import dev.irisops.serving.it.ServiceClient;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of the API that succeed, and the API keys that they need. */
class PredictIT extends ContainerTestBase {
  private static final String VIRGINICA =
      "{\"petal_width\":2.2,\"petal_length\":5.4,\"sepal_width\":3.5,\"sepal_length\":6.9}";

  @Test
  void predict_aRow_givesClassConfidenceProbabilitiesAndVersion() {
    Response answer = service.predict(ServiceClient.SETOSA);
    JsonObject json = answer.json();
    JsonObject probabilities = json.getJsonObject("probabilities");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).contains("application/json");
    assertThat(json.keySet())
        .containsExactly("predicted_class", "confidence", "probabilities", "model_version");
    assertThat(json.getString("predicted_class")).isEqualTo("setosa");
    assertThat(probabilities.keySet()).containsExactly("setosa", "versicolor", "virginica");
    assertThat(json.getJsonNumber("confidence")).isEqualTo(probabilities.getJsonNumber("setosa"));
    assertThat(json.getString("model_version")).isEqualTo(cardVersion());
  }

  private String cardVersion() {
    return service.getWithKey("/model").json().getString("version");
  }

  @Test
  void predict_keysInAnotherOrder_areTheSameRow() {
    assertThat(service.predict(VIRGINICA).json().getString("predicted_class"))
        .isEqualTo("virginica");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/predict/", "/predict;v=1", "/predict?trace=1", "/%70redict"})
  void predict_otherSpellingOfThePath_answers(String path) {
    assertThat(service.post(path, ServiceClient.SETOSA).status()).isEqualTo(200);
  }

  @Test
  void batch_ofRows_answersInTheSameOrder() {
    JsonObject json =
        service.post("/predict/batch", "[" + VIRGINICA + "," + ServiceClient.SETOSA + "]").json();

    assertThat(json.keySet()).containsExactly("predictions", "model_version");
    assertThat(json.getJsonArray("predictions").getValuesAs(JsonObject.class))
        .extracting(prediction -> prediction.getString("predicted_class"))
        .containsExactly("virginica", "setosa");
    assertThat(json.getJsonArray("predictions").getJsonObject(0).keySet())
        .containsExactly("predicted_class", "confidence", "probabilities");
  }

  @Test
  void id_ofARow_comesBack() {
    String row = ServiceClient.SETOSA.replaceFirst("\\{", "{\"id\":\"a 7\",");

    assertThat(service.predict(row).json().getString("id")).isEqualTo("a 7");
    assertThat(service.post("/predict/batch", "[" + ServiceClient.SETOSA + "," + row + "]").body())
        .containsOnlyOnce("\"id\":\"a 7\"");
  }

  @Test
  void partialBatch_answersTheValidRows_andNamesTheErrorsOfTheOthers() {
    Response answer =
        service.post(
            "/predict/batch?partial=true",
            "[" + ServiceClient.SETOSA + ",{}," + VIRGINICA.replace("2.2", "\"2.2\"") + "]");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().getJsonArray("predictions").get(0).getValueType())
        .isEqualTo(ValueType.OBJECT);
    assertThat(answer.json().getJsonArray("predictions").subList(1, 3))
        .containsExactly(JsonValue.NULL, JsonValue.NULL);
    assertThat(answer.json().getJsonArray("errors").getValuesAs(JsonObject.class))
        .extracting(
            error ->
                error.getInt("row")
                    + " "
                    + error.getString("field")
                    + ": "
                    + error.getString("detail"))
        .containsExactly(
            "1 sepal_length: missing",
            "1 sepal_width: missing",
            "1 petal_length: missing",
            "1 petal_width: missing",
            "2 petal_width: expected a number, found a string");
    assertThat(answer.json().getString("model_version")).isEqualTo(cardVersion());
  }

  @Test
  void batch_ofNoRows_isEmpty() {
    assertThat(service.post("/predict/batch", "[]").json().getJsonArray("predictions")).isEmpty();
  }

  @Test
  void batch_ofTenThousandRows_isAnswered() {
    String rows = "[" + String.join(",", Collections.nCopies(10_000, ServiceClient.SETOSA)) + "]";

    assertThat(service.post("/predict/batch", rows).json().getJsonArray("predictions"))
        .hasSize(10_000);
  }

  @Test
  void model_withKey_isTheCardOfTheBundle() throws IOException {
    Response answer = service.getWithKey("/model");

    assertThat(answer.contentType()).contains("application/json");
    try (var card = PredictIT.class.getResourceAsStream("/model/model-card.json")) {
      assertThat(answer.body()).isEqualTo(new String(card.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Dev", "dev ,dev", "wrong"})
  void predict_unknownKey_is401(String key) {
    Response answer = service.postWithKey(key, "/predict", ServiceClient.SETOSA);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.contentType()).contains("application/problem+json");
    assertThat(answer.header("WWW-Authenticate")).contains("ApiKey header=\"X-API-Key\"");
    assertThat(answer.body())
        .isEqualTo(
            "{\"type\":\"urn:irisops:problem:unauthorized\","
                + "\"title\":\"API key missing or unknown\",\"status\":401,"
                + "\"detail\":\"the API key in the header X-API-Key is missing or unknown\"}");
  }

  @Test
  void model_withoutKey_is401() {
    assertThat(service.get("/model").status()).isEqualTo(401);
  }

  @Test
  void metrics_withoutKey_answers() {
    assertThat(service.get("/metrics").status()).isEqualTo(200);
  }
}
