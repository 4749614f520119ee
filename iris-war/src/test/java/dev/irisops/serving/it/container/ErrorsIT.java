package dev.irisops.serving.it.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.irisops.serving.it.Response;
import dev.irisops.serving.it.ServiceClient;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of the API that fail: each has its status, its type and its message, and is counted. */
class ErrorsIT extends ContainerTestBase {
  static Stream<Arguments> bodies() {
    return Stream.of(
        // Parsson's own skipping of an unfinished array never ends
        arguments("{\"x\":[1", 400, "malformed-json", "the body ends too early"),
        arguments("", 400, "malformed-json", "the body is empty"),
        arguments("{", 400, "malformed-json", "the body ends too early"),
        arguments(row("5.1,"), 400, "malformed-json", "the body is not JSON at line 1, column 21"),
        arguments(
            row("5.1") + "x", 400, "malformed-json", "the body is not JSON at line 1, column 76"),
        arguments(row("NaN"), 400, "malformed-json", "the body is not JSON at line 1, column 17"),
        arguments(
            "{\"sepal_length\":1,\"sepal_length\":1}",
            400,
            "malformed-json",
            "duplicate key \"sepal_length\""),
        arguments("[]", 400, "wrong-type", "expected an object, found an array"),
        arguments(
            row("\"5.1\""), 400, "wrong-type", "sepal_length: expected a number, found a string"),
        arguments(row("null"), 422, "invalid-value", "sepal_length: missing"),
        arguments(row("1e999"), 422, "invalid-value", "sepal_length: expected a finite number"),
        arguments(
            row("-0.1"), 422, "invalid-value", "sepal_length: expected 0.0 to 25.9 cm, found -0.1"),
        arguments(
            "{\"sepal_length\":5.1,\"sepal_width\":3.5,\"petal_length\":1.4}",
            422,
            "invalid-value",
            "petal_width: missing"),
        arguments(row("5.1,\"colour\":1"), 422, "invalid-value", "colour: unknown feature"),
        arguments(
            " ".repeat(2 << 20),
            413,
            "body-too-large",
            "expected at most 1048576 bytes, found more"));
  }

  private static String row(String sepalLength) {
    return "{\"sepal_length\":"
        + sepalLength
        + ",\"sepal_width\":3.5,\"petal_length\":1.4,\"petal_width\":0.2}";
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void predict_badBody_hasItsStatusAndItsMessage(
      String body, int status, String type, String detail) {
    double before = errors(type, "/predict");

    Response answer = service.predict(body);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.contentType()).contains("application/problem+json");
    assertThat(answer.problem()).isEqualTo(type);
    assertThat(answer.json().getInt("status")).isEqualTo(status);
    assertThat(answer.json().getString("detail")).isEqualTo(detail);
    assertThat(errors(type, "/predict")).isEqualTo(before + 1);
  }

  private double errors(String type, String endpoint) {
    return service
        .scrapeWhenIdle()
        .value("api_errors_total{endpoint=" + endpoint + ", error_type=" + type + "}");
  }

  @Test
  void predict_severalBadValues_namesEachField() {
    JsonObject json = service.predict("{\"sepal_length\":1e999,\"petal_length\":-3}").json();

    assertThat(json.getJsonArray("errors").getValuesAs(JsonObject.class))
        .extracting(error -> error.getString("field") + ": " + error.getString("detail"))
        .containsExactly(
            "sepal_length: expected a finite number",
            "petal_length: expected 0.0 to 36.4 cm, found -3.0",
            "sepal_width: missing",
            "petal_width: missing");
  }

  @Test
  void batch_badRow_namesRowAndFieldAndAnswersNone() {
    double before = service.scrape().value("model_predictions_total{predicted_class=setosa}");

    Response answer = service.post("/predict/batch", "[" + ServiceClient.SETOSA + ",{}]");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().getString("detail"))
        .isEqualTo("row 1, sepal_length: missing (and 3 more)");
    assertThat(answer.json().getJsonArray("errors").getJsonObject(0).getInt("row")).isEqualTo(1);
    assertThat(service.scrape().value("model_predictions_total{predicted_class=setosa}"))
        .isEqualTo(before);
  }

  @Test
  void batch_ofOneRowTooMany_is413() {
    String rows = "[" + String.join(",", Collections.nCopies(10_001, ServiceClient.SETOSA)) + "]";

    Response answer = service.post("/predict/batch", rows);

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.problem()).isEqualTo("batch-too-large");
    assertThat(answer.json().getString("detail"))
        .isEqualTo("expected at most 10000 rows, found more");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/xml", "application/json+x", "application/*", "garbage"})
  void predict_otherContentType_is415(String contentType) {
    Response answer =
        service.send(
            service
                .request("/predict")
                .header("X-API-Key", "dev")
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(ServiceClient.SETOSA)));

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.problem()).isEqualTo("unsupported-media-type");
    assertThat(answer.json().getString("detail"))
        .isEqualTo("expected Content-Type: application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "TRACE", "BREW"})
  void predict_otherMethod_is405(String method) {
    Response answer =
        service.send(service.request("/predict").method(method, BodyPublishers.noBody()));

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow").orElse("")).contains("POST");
    assertThat(answer.problem()).isEqualTo("method-not-allowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/nothing",
        "/error",
        "/health/ready",
        "/predict/1",
        "/predict/batch/1",
        "/favicon.ico"
      })
  void get_unknownPath_is404(String path) {
    double before = errors("not-found", "unmatched");

    Response answer = service.get(path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.contentType()).contains("application/problem+json");
    assertThat(answer.problem()).isEqualTo("not-found");
    assertThat(errors("not-found", "unmatched")).isEqualTo(before + 1);
  }

  @Test
  void get_protectedFolder_isAnsweredByTheContainerAsProblemAndCounted() {
    double before = errors("not-found", "unmatched");

    String answer = service.raw("GET", "/WEB-INF/web.xml");

    assertThat(answer)
        .startsWith("HTTP/1.1 404")
        .contains("application/problem+json", "urn:irisops:problem:not-found")
        .doesNotContain("SRVE", "Exception", "Liberty");
    assertThat(errors("not-found", "unmatched")).isEqualTo(before + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rubbish;;q=x", "a/b;q=c", "text/html"})
  void predict_whateverTheCallerAccepts_isAnsweredAsJson(String accept) {
    assertThat(
            service.raw(
                "POST /predict HTTP/1.1\r\nHost: localhost:%d\r\nX-API-Key: dev\r\nContent-Type: application/json\r\nAccept: %s\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
                    .formatted(service.apiPort(), accept)))
        .startsWith("HTTP/1.1 422")
        .contains("urn:irisops:problem:invalid-value");
  }

  @ParameterizedTest
  @CsvSource({"/nothing, 404, not-found", "/predict, 400, bad-request"})
  void get_withInvalidHost_isRefused(String path, int status, String problem) {
    String answer =
        service.raw(
            "GET %s HTTP/1.1\r\nHost: local\u007fhost\r\nConnection: close\r\n\r\n"
                .formatted(path));

    assertThat(answer).startsWith("HTTP/1.1 " + status).contains("urn:irisops:problem:" + problem);
  }

  @Test
  void get_withInvalidQuery_isAnswered() {
    assertThat(service.raw("GET", "/metrics?name%5b=%zz")).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @CsvSource({
    "/predict, 'POST, OPTIONS'",
    "/predict/batch, 'POST, OPTIONS'",
    "/model, 'GET, HEAD, OPTIONS'",
    "/metrics, 'GET, HEAD, OPTIONS'"
  })
  void options_listTheMethods(String path, String methods) {
    Response answer =
        service.send(service.request(path).method("OPTIONS", BodyPublishers.noBody()));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Allow")).contains(methods);
  }

  @Test
  void options_asterisk_isAnsweredAsProblemAndCounted() {
    double before = errors("not-found", "unmatched");

    String answer = service.raw("OPTIONS", "*");

    assertThat(answer).startsWith("HTTP/1.1 404").contains("urn:irisops:problem:not-found");
    assertThat(errors("not-found", "unmatched")).isEqualTo(before + 1);
  }

  /** The errors of the Open Inference Protocol, counted by the template of the path. */
  @ParameterizedTest
  @CsvSource({
    "/v2/models/iris/infer, {}, 400, bad-request, 'inputs: expected one tensor or more, found none'",
    "/v2/models/iris/infer, x, 400, malformed-json, 'the body is not JSON at line 1, column 1'",
    "/v2/models/it/infer, {}, 404, not-found, this service has the model iris and no other",
    "/v2/models/iris/versions/1/ready, , 404, not-found, the model iris has the version",
    "/v2/models/iris/explain, , 404, not-found, there is nothing at this path",
    "/v2/repository/models/iris/load, {}, 404, not-found, there is nothing at this path"
  })
  void inference_error_hasItsFormatAndIsCounted(
      String path, String body, int status, String type, String detail) {
    String endpoint =
        path.endsWith("/infer") || path.endsWith("/ready")
            ? "/v2/models/{name}" + path.substring(path.lastIndexOf('/'))
            : "unmatched";
    double before = errors(type, endpoint);

    Response answer = body == null ? service.get(path) : service.post(path, body);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.contentType()).contains("application/json");
    assertThat(answer.json().keySet()).containsExactly("error");
    assertThat(answer.json().getString("error")).startsWith(detail);
    assertThat(errors(type, endpoint)).isEqualTo(before + 1);
  }
}
