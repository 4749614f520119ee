package dev.irisops.stack.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.browser.Browser;
import dev.irisops.stack.server.IrisApi;
import dev.irisops.stack.server.Proxy;
import dev.irisops.stack.server.Server;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import dev.irisops.testkit.FreePort;
import dev.irisops.testkit.WorkFolder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person opens {@code /openapi/ui} in a browser, presses its buttons, and reads the answer. */
class OpenApiPageIT {
  private static final String ROW = ".body-param__text";
  private static final String EXECUTE = ".execute";
  private static final String ANSWER = ".live-responses-table .response ";

  private static final int MANAGEMENT_PORT = FreePort.next();

  private static Server service;
  private static Browser browser;

  @BeforeAll
  static void start() {
    service = IrisApi.start(FreePort.next(), MANAGEMENT_PORT, Map.of());
    browser = Browser.start();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    service.close();
  }

  @AfterEach
  void photograph(TestInfo test) {
    String name = test.getTestMethod().orElseThrow().getName() + test.getDisplayName();
    browser.photograph(name.replaceAll("\\W+", "-"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi/ui", "/openapi/ui/"})
  void exampleRow_isSent_andItsAnswerIsShown(String path) {
    String url = "http://localhost:" + service.port();

    assertExampleIsAnswered(url, path);

    assertThat(browser.text(".hint"))
        .isEqualTo(
            "Press Execute to send this typical row of the training data to the model. Change its"
                + " values as you like.");
    assertThat(browser.requests())
        .contains(url + path)
        .allMatch(sent -> sent.startsWith(url + "/"));
    assertThat(browser.complaints()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void exampleRow_belowAPathPrefix_isSentThere(boolean announced) {
    try (Server proxy = proxy(announced)) {
      String url = "http://localhost:%d/models/iris".formatted(proxy.port());

      assertExampleIsAnswered(url, "/openapi/ui");

      assertThat(browser.requests()).allMatch(sent -> sent.startsWith(url + "/"));
      assertThat(browser.complaints()).isEmpty();
    }
  }

  /**
   * Starts a proxy that removes a path prefix.
   *
   * @param announced true if the service gets the prefix as {@code X-Forwarded-Prefix}
   */
  private static Server proxy(boolean announced) {
    int port = FreePort.next();
    String header = announced ? "proxy_set_header X-Forwarded-Prefix /models/iris;" : "";
    return Proxy.nginx(
        port,
        "server { listen 127.0.0.1:%d; location /models/iris/ { %s proxy_pass http://127.0.0.1:%d/; } }"
            .formatted(port, header, service.port()));
  }

  private static void assertExampleIsAnswered(String url, String path) {
    browser.open(url + path);
    browser.await("the example row is there", () -> !browser.text(ROW).isEmpty());
    String row = browser.text(ROW);
    browser.click(EXECUTE);
    browser.await("an answer is shown", () -> !status().isEmpty());

    assertThat(status()).isEqualTo("200");
    assertThat(browser.text(".request-url pre")).isEqualTo(url + "/predict");
    JsonNode answer = answer();
    assertThat(answer).isEqualTo(Json.read(service.post("/predict", row).body()));
    assertThat(answer.path("predicted_class").asText()).isEqualTo("versicolor");
    double sum = 0;
    for (String name : new String[] {"setosa", "versicolor", "virginica"}) {
      sum += answer.path("probabilities").path(name).asDouble();
    }
    assertThat(sum).isCloseTo(1, within(1e-6));
  }

  private static String status() {
    return browser.text(ANSWER + ".response-col_status");
  }

  private static JsonNode answer() {
    return Json.read(browser.text(ANSWER + ".highlight-code code"));
  }

  @Test
  void changedRow_isSentAsItIs() {
    browser.open("http://localhost:%d/openapi/ui".formatted(service.port()));
    browser.await("the example row is there", () -> !browser.text(ROW).isEmpty());
    browser.type(ROW, IrisApi.SETOSA);
    browser.click(EXECUTE);
    browser.await("an answer is shown", () -> !status().isEmpty());

    assertThat(answer().path("predicted_class").asText()).isEqualTo("setosa");
  }

  @Test
  void apiKey_isEnteredWithAuthorize() {
    Path keys = Repository.write(WorkFolder.create("keys").resolve("keys"), "key-of-a-person\n");
    Map<String, String> settings =
        Map.of(
            "IRIS_AUTH_REQUIRED", "true",
            "IRIS_AUTH_KEY_FILE", keys.toString(),
            "IRIS_OPENAPI", "on");
    try (Server guarded = IrisApi.start(FreePort.next(), FreePort.next(), settings)) {
      browser.open("http://localhost:%d/openapi/ui".formatted(guarded.port()));
      browser.await("the example row is there", () -> !browser.text(ROW).isEmpty());
      assertThat(browser.text(".hint"))
          .startsWith("Enter your API key with Authorize, then press Execute to send");
      browser.click(EXECUTE);
      browser.await("the missing key is refused", () -> status().equals("401"));

      browser.click(".scheme-container .authorize");
      browser.await("the dialog is open", () -> !browser.text(".auth-container").isEmpty());
      browser.type("#api_key_value", "key-of-a-person");
      browser.click(".auth-btn-wrapper .authorize");
      browser.click(".auth-btn-wrapper .btn-done");
      browser.click(EXECUTE);
      browser.await("the key is accepted", () -> status().equals("200"));
    }
  }

  @Test
  void pageWithoutAModel_saysSo() {
    Map<String, String> settings = Map.of("IRIS_MODEL_DIR", WorkFolder.create("empty").toString());
    try (Server empty = IrisApi.start(FreePort.next(), FreePort.next(), settings)) {
      browser.open("http://localhost:%d/openapi/ui".formatted(empty.port()));
      browser.await("a row is there", () -> !browser.text(ROW).isEmpty()); // else none is sent

      assertThat(browser.text("body")).startsWith("No model is loaded");
      browser.click(EXECUTE);
      browser.await("an answer is shown", () -> !status().isEmpty());
      assertThat(status()).isEqualTo("503");
    }
  }

  @Test
  void managementPort_showsTheApi_andSendsNothing() {
    String url = "http://localhost:" + MANAGEMENT_PORT;
    browser.open(url + "/openapi/ui");
    browser.await(
        "the example row is there", () -> browser.text(".opblock-body").contains("sepal_length"));

    assertThat(browser.text(".hint.read")).startsWith("This is the management port");
    assertThat(browser.text(".servers")).contains("http://localhost:" + service.port());
    assertThat(browser.text(EXECUTE)).isEmpty();
    assertThat(browser.requests()).allMatch(sent -> sent.startsWith(url + "/openapi"));
    assertThat(browser.complaints()).isEmpty();
  }
}
