package dev.irisops.serving.http;

import static dev.irisops.serving.http.HttpKit.assertJson;
import static dev.irisops.serving.http.HttpKit.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.admission.HeapBudget;
import dev.irisops.serving.admission.InFlight;
import dev.irisops.serving.admission.Limits;
import dev.irisops.serving.admission.Uploads;
import dev.irisops.serving.health.Health;
import dev.irisops.serving.inference.InferenceStatistics;
import dev.irisops.serving.prediction.FakeModel;
import dev.irisops.serving.prediction.PredictionImpossibleException;
import dev.irisops.serving.prediction.Samples;
import dev.irisops.serving.prediction.Schema;
import dev.irisops.serving.problem.ProblemType;
import dev.irisops.serving.process.GracefulShutdown;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The calls of the Open Inference Protocol V2, of a model with two features and two classes. */
class InferenceServletTest {
  private static final int MAX_BYTES = 5_000;
  private static final Limits LIMITS =
      new Limits(MAX_BYTES, 3, 1, Duration.ofSeconds(10), 4, new HeapBudget(1 << 30, 1 << 30));
  private static final String INFER = "/v2/models/sample/infer";
  private static final String ROW =
      "{\"inputs\":[{\"name\":\"x\",\"shape\":[1,2],\"datatype\":\"FP64\",\"data\":[1,0]}]}";
  private static final String CLASS =
      "{\"name\":\"predicted_class\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"a\"]}";
  private static final String PROBABILITIES =
      "{\"name\":\"probabilities\",\"shape\":[1,2],\"datatype\":\"FP64\",\"data\":[0.75,0.25]}";

  private final GracefulShutdown shutdown = HttpKit.running();
  private final InFlight inFlight = new InFlight(LIMITS, String::length);
  private FakeModel model = new FakeModel();
  private boolean warm = true;

  private InferenceServlet servlet() {
    return new InferenceServlet(
        new Pipeline(HttpKit.checks(shutdown), new Uploads(LIMITS, System::nanoTime), inFlight),
        model,
        new Health(model, shutdown, () -> warm),
        new InferenceStatistics(Clock.fixed(Instant.ofEpochMilli(1234), ZoneOffset.UTC)),
        LIMITS.maxBatchRows(),
        "0.1");
  }

  private static MockHttpServletRequest request(String method, String path) {
    MockHttpServletRequest request =
        HttpKit.prepared(new MockHttpServletRequest(), method, Route.of(path));
    request.setServletPath("/v2");
    request.setPathInfo(path.equals("/v2") ? null : path.substring(3));
    return request;
  }

  private static MockHttpServletRequest infer(byte[] body) {
    MockHttpServletRequest request = request("POST", INFER);
    request.setContent(body);
    return request;
  }

  private static MockHttpServletRequest infer(String json) {
    return infer(json.getBytes(UTF_8));
  }

  private MockHttpServletResponse answer(MockHttpServletRequest request) throws Exception {
    return HttpKit.answer(servlet(), request);
  }

  private MockHttpServletResponse get(String path) throws Exception {
    return answer(request("GET", path));
  }

  private static String answered(String... outputs) {
    return "{\"model_name\":\"sample\",\"model_version\":\"1\",\"outputs\":["
        + String.join(",", outputs)
        + "]}";
  }

  private static void assertError(MockHttpServletResponse response, int status, String message) {
    assertThat(text(response)).isEqualTo("{\"error\":\"" + message.replace("\"", "\\\"") + "\"}");
    assertThat(response.getStatus()).isEqualTo(status);
    assertThat(response.getContentType()).isEqualTo("application/json");
  }

  @Test
  void server_hasNameVersionAndExtensions() throws Exception {
    assertJson(
        get("/v2"),
        "{\"name\":\"irisops\",\"version\":\"0.1\",\"extensions\":[\"binary_tensor_data\","
            + "\"classification\",\"model_configuration\",\"statistics\"]}");
  }

  @Test
  void metadata_namesTheTensorsOfTheModel() throws Exception {
    String metadata =
        "{\"name\":\"sample\",\"versions\":[\"1\"],\"platform\":\"weka_model\",\"inputs\":["
            + "{\"name\":\"width\",\"datatype\":\"FP64\",\"shape\":[-1]},"
            + "{\"name\":\"ratio\",\"datatype\":\"FP64\",\"shape\":[-1]}],\"outputs\":["
            + "{\"name\":\"predicted_class\",\"datatype\":\"BYTES\",\"shape\":[-1]},"
            + "{\"name\":\"probabilities\",\"datatype\":\"FP64\",\"shape\":[-1,2]}]}";
    assertJson(get("/v2/models/sample"), metadata);
    assertJson(get("/v2/models/sample/versions/1/"), metadata);
  }

  @Test
  void metadata_ofLabelsAndOfANumber_hasTheirTypes() throws Exception {
    model = new FakeModel(Samples.card("1", Samples.mixedSchema()));
    assertThat(text(get("/v2/models/sample")))
        .contains(
            "{\"name\":\"amount\",\"datatype\":\"FP64\",\"shape\":[-1]},"
                + "{\"name\":\"payment\",\"datatype\":\"BYTES\",\"shape\":[-1]}");

    model = number();
    assertThat(text(get("/v2/models/sample")))
        .endsWith(
            "\"outputs\":[{\"name\":\"predicted_value\",\"datatype\":\"FP64\",\"shape\":[-1]}]}");
  }

  private static FakeModel number() {
    return new FakeModel(
        Samples.card("1", new Schema(Samples.schema().features(), Samples.price())));
  }

  @Test
  void config_isThatOfTriton() throws Exception {
    assertJson(
        get("/v2/models/sample/config"),
        "{\"name\":\"sample\",\"platform\":\"weka_model\",\"max_batch_size\":0,\"input\":["
            + "{\"name\":\"width\",\"data_type\":\"TYPE_FP64\",\"dims\":[-1]},"
            + "{\"name\":\"ratio\",\"data_type\":\"TYPE_FP64\",\"dims\":[-1]}],\"output\":["
            + "{\"name\":\"predicted_class\",\"data_type\":\"TYPE_STRING\",\"dims\":[-1]},"
            + "{\"name\":\"probabilities\",\"data_type\":\"TYPE_FP64\",\"dims\":[-1,2]}]}");
  }

  @Test
  void statistics_countRowsAndCalls() throws Exception {
    InferenceServlet servlet = servlet();
    String path = "/v2/models/sample/stats";
    assertThat(text(HttpKit.answer(servlet, request("GET", path))))
        .startsWith(
            "{\"model_stats\":[{\"name\":\"sample\",\"version\":\"1\",\"last_inference\":0,"
                + "\"inference_count\":0,\"execution_count\":0,\"inference_stats\":"
                + "{\"success\":{\"count\":0,\"ns\":0}");

    HttpKit.answer(servlet, infer(ROW.replace("[1,2]", "[2,2]").replace("[1,0]", "[1,0,1,0]")));
    HttpKit.answer(servlet, infer(ROW));
    HttpKit.answer(servlet, infer("{}"));

    assertThat(text(HttpKit.answer(servlet, request("GET", path))).replaceAll("\"ns\":\\d+", ""))
        .isEqualTo(
            "{\"model_stats\":[{\"name\":\"sample\",\"version\":\"1\",\"last_inference\":1234,"
                + "\"inference_count\":3,\"execution_count\":2,\"inference_stats\":{"
                + "\"success\":{\"count\":2,},\"fail\":{\"count\":1,},\"queue\":{\"count\":2,},"
                + "\"compute_input\":{\"count\":2,},\"compute_infer\":{\"count\":2,},"
                + "\"compute_output\":{\"count\":2,},\"cache_hit\":{\"count\":0,},"
                + "\"cache_miss\":{\"count\":0,}},\"batch_stats\":[]}]}");
  }

  @Test
  void index_listsTheModel() throws Exception {
    assertJson(
        answer(request("POST", "/v2/repository/index")),
        "[{\"name\":\"sample\",\"version\":\"1\",\"state\":\"READY\",\"reason\":\"\"}]");
    model.absent();
    assertJson(answer(request("POST", "/v2/repository/index")), "[]");
  }

  @Test
  void health_ofAReadyService() throws Exception {
    assertJson(get("/v2/health/live"), "{\"live\":true}");
    assertJson(get("/v2/health/ready"), "{\"live\":true,\"ready\":true}");
    assertJson(get("/v2/models/sample/ready"), "{\"name\":\"sample\",\"ready\":true}");
    assertJson(get("/v2/models/sample/versions/1/ready"), "{\"name\":\"sample\",\"ready\":true}");
  }

  @Test
  void ready_turnsFalse_whileTheServiceEnds() throws Exception {
    shutdown.close();
    String error = "\"error\":\"this instance is shutting down; ask another\"}";

    assertNotReady("/v2/health/ready", "{\"live\":false,\"ready\":false," + error);
    assertNotReady("/v2/models/sample/ready", "{\"name\":\"sample\",\"ready\":false," + error);
    assertThat(text(answer(request("POST", "/v2/repository/index"))))
        .contains("\"state\":\"UNAVAILABLE\",\"reason\":\"this instance is shutting down");
    assertJson(get("/v2/health/live"), "{\"live\":true}");
    assertError(answer(infer(ROW)), 503, "this instance is shutting down; ask another");
  }

  private void assertNotReady(String path, String json) throws Exception {
    MockHttpServletRequest request = request("GET", path);
    MockHttpServletResponse response = answer(request);

    assertThat(text(response)).isEqualTo(json);
    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(RequestContext.of(request).problem()).isPresent();
  }

  @Test
  void ready_isFalse_beforeTheServiceIsWarm_orHasAModel() throws Exception {
    warm = false;
    assertNotReady(
        "/v2/health/ready",
        "{\"live\":false,\"ready\":false,"
            + "\"error\":\"the service is warming up; try again later\"}");
    model.absent();
    assertNotReady(
        "/v2/health/ready",
        "{\"live\":false,\"ready\":false,\"error\":\"no model is loaded; try again later\"}");
    assertError(get("/v2/models/sample/ready"), 503, "no model is loaded; try again later");
    assertError(get("/v2/models/sample"), 503, "no model is loaded; try again later");
    assertError(answer(infer(ROW)), 503, "no model is loaded; try again later");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/ready", "/config", "/stats", "/infer"})
  void otherModelsAndVersions_areNotFound(String action) throws Exception {
    String method = action.equals("/infer") ? "POST" : "GET";
    assertError(
        answer(request(method, "/v2/models/other" + action)),
        404,
        "this service has the model sample and no other");
    assertError(
        answer(request(method, "/v2/models/sample/versions/2" + action)),
        404,
        "the model sample has the version 1 here");
  }

  @Test
  void otherPathsAndMethods_areErrorsOfTheProtocol() throws Exception {
    assertError(get("/v2/models/sample/explain"), 404, "there is nothing at this path");
    assertError(
        answer(request("POST", "/v2/repository/models/sample/load")),
        404,
        "there is nothing at this path");
    MockHttpServletResponse response = get(INFER);
    assertError(response, 405, "this path does not support this method; see Allow");
    assertThat(response.getHeader("Allow")).isEqualTo("POST, OPTIONS");
  }

  @Test
  void unknownKey_isAnErrorOfTheProtocol() throws Exception {
    MockHttpServletRequest request = infer(ROW);
    request.removeHeader(RequestChecks.API_KEY);

    MockHttpServletResponse response = answer(request);

    assertError(response, 401, "the API key in the header X-API-Key is missing or unknown");
    assertThat(response.getHeader("WWW-Authenticate")).isEqualTo("ApiKey header=\"X-API-Key\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/health/live", "/health/ready", "/models/sample", "/models/sample/config"})
  void everythingButInfer_needsNoKey(String path) throws Exception {
    MockHttpServletRequest request = request("GET", "/v2" + path);
    request.removeHeader(RequestChecks.API_KEY);

    assertThat(answer(request).getStatus()).isEqualTo(200);
  }

  @Test
  void infer_answersAllOutputsOfTheModel() throws Exception {
    assertJson(answer(infer(ROW)), answered(CLASS, PROBABILITIES));
    assertJson(
        answer(infer(ROW.replace("[1,2]", "[0,2]").replace("[1,0]", "[]"))),
        answered(
            CLASS.replace("[1]", "[0]").replace("[\"a\"]", "[]"),
            PROBABILITIES.replace("[1,2]", "[0,2]").replace("[0.75,0.25]", "[]")));
  }

  @Test
  void infer_withAVersion_isTheSameRouteAndAnswer() throws Exception {
    MockHttpServletRequest request = request("POST", "/v2/models/sample/versions/1/infer");
    request.setContent(ROW.getBytes(UTF_8));

    assertJson(answer(request), answered(CLASS, PROBABILITIES));
    assertThat(RequestContext.of(request).route()).isEqualTo(Route.V2_INFER);
  }

  @Test
  void infer_ofANumber_answersPredictedValue() throws Exception {
    model = number();
    assertThat(text(answer(infer(ROW))))
        .startsWith(
            "{\"model_name\":\"sample\",\"model_version\":\"1\",\"outputs\":["
                + "{\"name\":\"predicted_value\",\"shape\":[1],\"datatype\":\"FP64\",\"data\":[");
    assertError(
        answer(infer(with(ROW, "\"outputs\":[{\"name\":\"probabilities\"}]"))),
        400,
        "outputs: expected predicted_value, found probabilities");
  }

  private static String with(String call, String member) {
    return "{" + member + "," + call.substring(1);
  }

  private static String outputs(String... outputs) {
    return "\"outputs\":[" + String.join(",", outputs) + "]";
  }

  @Test
  void infer_withOutputs_answersThoseInTheirOrder_andTheId() throws Exception {
    String call =
        with(ROW, outputs("{\"name\":\"probabilities\"}", "{\"name\":\"predicted_class\"}"));

    assertJson(
        answer(infer(with(call, "\"id\":\"é 7\""))),
        answered(PROBABILITIES, CLASS).replace("\"outputs\"", "\"id\":\"é 7\",\"outputs\""));
  }

  @ParameterizedTest
  @CsvSource({
    "1, '\"0.75:0:a\"', 1",
    "2, '\"0.75:0:a\",\"0.25:1:b\"', 2",
    "999999999999, '\"0.75:0:a\",\"0.25:1:b\"', 2"
  })
  void classification_namesTheLikeliestClasses(String count, String data, int columns)
      throws Exception {
    String output =
        "{\"name\":\"probabilities\",\"parameters\":{\"classification\":" + count + "}}";
    assertJson(
        answer(infer(with(ROW, outputs(output)))),
        answered(
            "{\"name\":\"probabilities\",\"shape\":[1,%d],\"datatype\":\"BYTES\",\"data\":[%s]}"
                .formatted(columns, data)));
  }

  @Test
  void classification_ofEachRow_isItsOwn() throws Exception {
    String call = ROW.replace("[1,2]", "[2,2]").replace("[1,0]", "[1,0,2,0]");
    String output = "{\"name\":\"probabilities\",\"parameters\":{\"classification\":1}}";
    assertThat(text(answer(infer(with(call, outputs(output))))))
        .contains("\"shape\":[2,1]", "\"data\":[\"0.75:0:a\",\"0.75:1:b\"]");
  }

  @Test
  void outputsThatTheModelLacks_areErrors() throws Exception {
    assertError(
        answer(infer(with(ROW, outputs("{\"name\":\"p\"}")))),
        400,
        "outputs: expected predicted_class or probabilities, found p");
    assertError(
        answer(
            infer(
                with(
                    ROW,
                    outputs(
                        "{\"name\":\"predicted_class\",\"parameters\":{\"classification\":1}}")))),
        400,
        "predicted_class: expected no classification, which only probabilities have");
  }

  @Test
  void binaryCall_isAnsweredInBinary() throws Exception {
    MockHttpServletResponse response =
        answer(binary("\"parameters\":{\"binary_data_output\":true}"));

    String json =
        answered(
            CLASS.replace("\"data\":[\"a\"]", "\"parameters\":{\"binary_data_size\":5}"),
            PROBABILITIES.replace(
                "\"data\":[0.75,0.25]", "\"parameters\":{\"binary_data_size\":16}"));
    assertThat(response.getContentType()).isEqualTo("application/octet-stream");
    assertThat(response.getHeader("Inference-Header-Content-Length"))
        .isEqualTo(Integer.toString(json.length()));
    ByteBuffer expected =
        ByteBuffer.allocate(json.length() + 21)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(json.getBytes(UTF_8))
            .putInt(1)
            .put((byte) 'a')
            .putDouble(0.75)
            .putDouble(0.25);
    assertThat(response.getContentAsByteArray()).isEqualTo(expected.array());
    assertThat(response.getContentLength()).isEqualTo(expected.capacity());
  }

  /** Returns a call whose tensor is binary: 1 and 0. */
  private static MockHttpServletRequest binary(String member) {
    byte[] json =
        with(ROW.replace("\"data\":[1,0]", "\"parameters\":{\"binary_data_size\":16}"), member)
            .getBytes(UTF_8);
    MockHttpServletRequest request =
        infer(
            ByteBuffer.allocate(json.length + 16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(json)
                .putDouble(1)
                .putDouble(0)
                .array());
    request.addHeader("Inference-Header-Content-Length", json.length);
    request.setContentType("application/octet-stream");
    return request;
  }

  @Test
  void binaryAndListedOutputs_mix() throws Exception {
    String outputs =
        outputs(
            "{\"name\":\"predicted_class\",\"parameters\":{\"binary_data\":false}}",
            "{\"name\":\"probabilities\"}");
    MockHttpServletResponse response =
        answer(binary("\"parameters\":{\"binary_data_output\":true}," + outputs));

    assertThat(text(response))
        .startsWith(
            answered(
                CLASS,
                PROBABILITIES.replace(
                    "\"data\":[0.75,0.25]", "\"parameters\":{\"binary_data_size\":16}")));
    assertJson(answer(binary(outputs)), answered(CLASS, PROBABILITIES));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "", "1e2", "0x10", "99999", "9999999999", " 5"})
  void headerLength_thatIsNone_isRefused(String length) throws Exception {
    MockHttpServletRequest request = infer(ROW);
    request.addHeader("Inference-Header-Content-Length", length);

    assertError(
        answer(request),
        400,
        "Inference-Header-Content-Length: expected a number of at most 70, the length of the body");
  }

  @Test
  void headerLength_insideTheJson_isMalformed() throws Exception {
    MockHttpServletRequest request = infer(ROW);
    request.addHeader("Inference-Header-Content-Length", "10");

    assertError(answer(request), 400, "the body ends too early");
  }

  @Test
  void bodyThatIsNotUtf8_isMalformed() throws Exception {
    assertError(answer(infer(new byte[] {'{', (byte) 0xff})), 400, "the body is not UTF-8");
  }

  @Test
  void compressedCall_isAnsweredLikeThePlainOne() throws Exception {
    for (String coding : new String[] {"gzip", "deflate", "GZIP", "identity"}) {
      MockHttpServletRequest request = infer(compressed(coding, ROW.getBytes(UTF_8)));
      request.addHeader("Content-Encoding", coding);

      assertJson(answer(request), answered(CLASS, PROBABILITIES));
    }
  }

  private static byte[] compressed(String coding, byte[] bytes) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    OutputStream out =
        switch (coding) {
          case "gzip", "GZIP" -> new GZIPOutputStream(compressed);
          case "deflate" -> new DeflaterOutputStream(compressed);
          default -> compressed;
        };
    out.write(bytes);
    out.close();
    return compressed.toByteArray();
  }

  @Test
  void compressedCall_thatIsNot_isRefused() throws Exception {
    MockHttpServletRequest broken = infer(ROW);
    broken.addHeader("Content-Encoding", "gzip");
    assertError(answer(broken), 400, "the body is not what Content-Encoding says: gzip");

    byte[] whole = compressed("deflate", ROW.getBytes(UTF_8));
    MockHttpServletRequest truncated = infer(Arrays.copyOf(whole, whole.length / 2));
    truncated.addHeader("Content-Encoding", "deflate");
    assertError(answer(truncated), 400, "the body is not what Content-Encoding says: deflate");

    MockHttpServletRequest other = infer(ROW);
    other.addHeader("Content-Encoding", "br");
    assertError(answer(other), 415, "expected Content-Encoding: gzip, deflate or none");
  }

  @Test
  void smallBody_thatBecomesTooLarge_isRefused() throws Exception {
    byte[] bomb = compressed("gzip", " ".repeat(1 << 20).getBytes(UTF_8));
    MockHttpServletRequest request = infer(bomb);
    request.addHeader("Content-Encoding", "gzip");

    assertThat(bomb.length).isLessThan(MAX_BYTES);
    assertError(
        answer(request), 413, "expected at most 5000 bytes without compression, found more");
  }

  @ParameterizedTest
  @CsvSource({"gzip, gzip", "deflate, deflate", "'gzip, deflate', gzip", "br, ", "identity, "})
  void answer_isCompressed_asTheCallerAccepts(String accepted, String coding) throws Exception {
    MockHttpServletRequest request = binary("\"parameters\":{\"binary_data_output\":true}");
    byte[] plain =
        answer(binary("\"parameters\":{\"binary_data_output\":true}")).getContentAsByteArray();
    request.addHeader("Accept-Encoding", accepted);

    MockHttpServletResponse response = answer(request);

    assertThat(response.getHeader("Content-Encoding")).isEqualTo(coding);
    InputStream body = new ByteArrayInputStream(response.getContentAsByteArray());
    InputStream decoded =
        "gzip".equals(coding)
            ? new GZIPInputStream(body)
            : "deflate".equals(coding) ? new InflaterInputStream(body) : body;
    assertThat(decoded.readAllBytes()).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json", "application/json; charset=utf-8", "application/octet-stream"})
  void contentType_ofJsonOrBytes_isTaken(String type) throws Exception {
    MockHttpServletRequest request = infer(ROW);
    request.setContentType(type);

    assertThat(answer(request).getStatus()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
  void contentType_ofOthers_isRefused(String type) throws Exception {
    MockHttpServletRequest request = infer(ROW);
    request.setContentType(type);

    assertError(
        answer(request),
        415,
        "expected Content-Type: application/json, application/octet-stream or none");
  }

  @Test
  void tooManyRows_areTooLarge() throws Exception {
    assertError(
        answer(infer(ROW.replace("[1,2]", "[4,2]"))), 413, "expected at most 3 rows, found more");
    assertError(
        answer(infer(" ".repeat(MAX_BYTES + 1))), 413, "expected at most 5000 bytes, found more");
  }

  @Test
  void invalidRow_isNamed_andNoneIsPredicted() throws Exception {
    MockHttpServletRequest request = infer(ROW.replace("[1,0]", "[11,9]"));

    assertError(
        answer(request), 422, "row 0, width: expected 0.0 to 10.0 cm, found 11.0 (and 1 more)");
    assertThat(RequestContext.of(request).problem()).contains(ProblemType.INVALID_VALUE);
    assertThat(model.patience()).isEmpty();
  }

  @Test
  void rowThatTheModelCannotAnswer_isNamed() throws Exception {
    model.whilePredicting =
        () -> {
          throw new PredictionImpossibleException("no such luck");
        };
    assertError(answer(infer(ROW)), 422, "row 0: the model cannot answer this row: no such luck");
  }

  @Test
  void callWithoutAPlace_isShed() throws Exception {
    inFlight.enter("");

    MockHttpServletResponse response = answer(infer(ROW));

    assertError(response, 429, "too many requests are in flight; try again later");
    assertThat(response.getHeader("Retry-After")).isEqualTo("1");
    assertThat(get("/v2/health/ready").getStatus()).isEqualTo(200);
  }
}
