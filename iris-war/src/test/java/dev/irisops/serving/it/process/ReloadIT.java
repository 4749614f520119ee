package dev.irisops.serving.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.it.Response;
import dev.irisops.serving.it.Scrape;
import dev.irisops.serving.it.ServiceClient;
import dev.irisops.serving.it.Trainer;
import dev.irisops.serving.model.FakeBundle;
import dev.irisops.testkit.LoadGenerator;
import dev.irisops.testkit.Waiting;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One process serves a model whose folder is replaced in many ways. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no folders that are in use renamed")
class ReloadIT {
  private static final FakeBundle FIRST = FakeBundle.iris();
  private static final FakeBundle SECOND = FIRST.withCard("\"version\": \"", "\"version\": \"2-");
  private static final String SUCCESSES = "model_reloads_total{result=success}";
  private static final String FAILURES = "model_reloads_total{result=failure}";
  private static final String REFUSED = ", because the new bundle is refused: ";
  private static final String PUMP = "{\"vibration\":9.5,\"temperature\":25,\"hours\":8000}";

  @TempDir static Path temp;

  private static ModelFolder folder;
  private static ServiceProcess process;
  private static ServiceClient service;
  private static String version;

  @BeforeAll
  static void start() {
    folder = new ModelFolder(FIRST.writeTo(temp.resolve("model")));
    process =
        ServiceProcess.setup()
            .with("IRIS_MODEL_DIR", folder.path())
            .with("IRIS_MODEL_RELOAD_INTERVAL", "0.5")
            .start();
    service = process.client();
    version = service.getWithKey("/model").json().getString("version");
  }

  @AfterAll
  static void stop() {
    process.close();
  }

  @BeforeEach
  void serveTheFirst() throws IOException {
    folder.rename(FIRST);
    awaitVersion(version);
  }

  private static void awaitVersion(String expected) {
    process.await("the model is " + expected, () -> expected.equals(servedVersion()));
  }

  private static String servedVersion() {
    return service.getWithKey("/model").json().getString("version");
  }

  /** Waits for a line of the log, because it comes after the metric and the state. */
  private static void awaitRefusalAfter(long refusals) {
    process.await("a bundle is refused", () -> refusals() > refusals);
  }

  private static JsonObject lastReload() {
    return service.getWithKey("/model").json().getJsonObject("last_reload");
  }

  private static JsonObject readiness() {
    Response answer = service.management("/health/ready");
    assertThat(answer.status()).isEqualTo(200);
    return answer.modelCheck();
  }

  @Test
  void folder_renamed_isReloadedAndSaysSo() throws IOException {
    Scrape before = service.scrape();

    folder.rename(SECOND);
    awaitVersion("2-" + version);

    Scrape after = service.scrape();
    assertThat(after.value(SUCCESSES)).isEqualTo(before.value(SUCCESSES) + 1);
    assertThat(after.value(FAILURES)).isEqualTo(before.value(FAILURES));
    assertThat(
            after.value(
                "model_info{algorithm=Logistic, name=iris, task=classification, version=2-"
                    + version
                    + "}"))
        .isEqualTo(1);
    assertThat(after.value("model_loaded_timestamp_seconds{}"))
        .isGreaterThan(before.value("model_loaded_timestamp_seconds{}"));
    assertThat(service.predict(ServiceClient.SETOSA).json().getString("model_version"))
        .isEqualTo("2-" + version);
    assertThat(lastReload())
        .containsOnlyKeys("result", "time", "version")
        .containsEntry("result", Json.createValue("success"))
        .containsEntry("version", Json.createValue("2-" + version));
    assertThat(readiness()).containsOnlyKeys("version");
  }

  @Test
  void volumeOfKubernetes_isReloaded() throws IOException {
    folder.remove();
    Files.createDirectory(folder.path());
    folder.publish(FIRST, "2026_11_22_10_00_00.1");
    folder.publish(SECOND, "2026_11_22_10_00_01.2");
    awaitVersion("2-" + version);
    Scrape before = service.scrape();

    folder.publish(FIRST, "2026_11_22_10_00_02.3");
    awaitVersion(version);
    folder.publish(SECOND, "2026_11_22_10_00_03.4");
    awaitVersion("2-" + version);

    assertThat(service.scrape().value(SUCCESSES)).isEqualTo(before.value(SUCCESSES) + 2);
    assertThat(service.scrape().value(FAILURES)).isEqualTo(before.value(FAILURES));
  }

  @Test
  void slowWriter_isWaitedForWhileTheOldModelAnswers() throws IOException {
    Scrape before = service.scrape();
    try (LoadGenerator traffic =
        new LoadGenerator(2, () -> statusAndVersion(service.predict(ServiceClient.SETOSA)))) {
      folder.writeSlowly(SECOND);
      awaitVersion("2-" + version);
      process.await("a client has an answer of the new model", () -> traffic.outcomes().size() > 1);

      assertThat(traffic.outcomes())
          .containsExactlyInAnyOrder("200 " + version, "200 2-" + version);
    }
    assertThat(service.scrape().value(SUCCESSES)).isEqualTo(before.value(SUCCESSES) + 1);
    assertThat(service.scrape().value(FAILURES)).isEqualTo(before.value(FAILURES));
  }

  private static String statusAndVersion(Response answer) {
    return answer.status() + " " + answer.json().getString("model_version");
  }

  static Stream<Arguments> badBundles() {
    return Stream.of(
        bad(
            "model.bin: expected SHA-256 ",
            bundle -> bundle.withChanged("model.bin", "x".getBytes(StandardCharsets.UTF_8))),
        bad(
            "golden.csv: row 1: expected virginica, the model answers setosa",
            bundle ->
                bundle.withSigned(
                    "golden.csv",
                    bundle.text("golden.csv").replaceFirst(",setosa,", ",virginica,"))),
        bad(
            "model.bin: expected a serialized classifier of known classes, found the class"
                + " java.net.URI",
            bundle -> bundle.withSigned("model.bin", FakeBundle.serialized(URI.create("x")))),
        bad("model-card.json: ", bundle -> bundle.withCard("{", "")),
        bad("golden.csv: no such file in iris.model.dir", bundle -> bundle.without("golden.csv")));
  }

  private static Arguments bad(String reason, UnaryOperator<FakeBundle> change) {
    return Arguments.of(reason, change.apply(SECOND));
  }

  @ParameterizedTest
  @MethodSource("badBundles")
  void badBundle_changesNothingAndIsReportedOnce(String reason, FakeBundle bundle)
      throws IOException {
    Scrape before = service.scrape();
    long refusals = refusals();
    String answer = service.predict(ServiceClient.SETOSA).body();

    folder.rename(bundle);
    awaitRefusalAfter(refusals);

    assertThat(service.predict(ServiceClient.SETOSA).body()).isEqualTo(answer);
    assertThat(lastReload().getString("result")).isEqualTo("failure");
    assertThat(lastReload().getString("reason")).startsWith(reason);
    assertThat(readiness().getString("reload_failure")).startsWith(reason);
    assertThat(servedVersion()).isEqualTo(version);
    folder.rename(SECOND);
    awaitVersion("2-" + version);
    assertThat(service.scrape().value(FAILURES)).isEqualTo(before.value(FAILURES) + 1);
    assertThat(refusals()).isEqualTo(refusals + 1);
    assertThat(process.console()).contains("Keeping model " + version + REFUSED).contains(reason);
  }

  private static long refusals() {
    return process.console().lines().filter(line -> line.contains(REFUSED)).count();
  }

  @Test
  void folderThatVanishes_leavesTheModel() throws IOException {
    Scrape before = service.scrape();
    long refusals = refusals();

    folder.remove();
    awaitRefusalAfter(refusals);

    assertThat(service.scrape().value(FAILURES)).isEqualTo(before.value(FAILURES) + 1);

    assertThat(lastReload().getString("reason"))
        .isEqualTo("model-card.json: no such file in iris.model.dir");
    for (Response answer :
        List.of(service.getWithKey("/model"), service.management("/health/ready"))) {
      assertThat(answer.body()).contains("no such file").doesNotContain(temp.toString());
    }
    assertThat(process.console())
        .contains(" no such file in iris.model.dir (iris.model.dir: " + folder.path() + ")");
    assertThat(service.predict(ServiceClient.SETOSA).status()).isEqualTo(200);
    assertThat(service.scrape().value("model_loaded{}")).isEqualTo(1);
  }

  @Test
  void otherFeaturesAndClasses_areServedWithTheirSchema() throws IOException {
    service.predict(ServiceClient.SETOSA);
    String iris = service.predict(ServiceClient.SETOSA).statusAndBody();
    String unknown =
        "422 {\"type\":\"urn:irisops:problem:invalid-value\",\"title\":\"Invalid value\","
            + "\"status\":422,\"detail\":\"sepal_length: unknown feature (and 6 more)\"";
    Map<String, Double> before = service.scrape().values();
    try (LoadGenerator traffic =
        new LoadGenerator(
            2,
            () ->
                service
                    .predict(ServiceClient.SETOSA)
                    .statusAndBody()
                    .replaceFirst(",\"errors\".*", ""))) {
      folder.rename(FakeBundle.in(Trainer.pumps()));
      process.await("a pump is known", () -> service.predict(PUMP).status() == 200);
      process.await("a client has the refusal of an iris", () -> traffic.outcomes().size() > 1);

      assertThat(traffic.outcomes()).containsExactlyInAnyOrder(iris, unknown);
    }
    assertThat(service.predict(PUMP).json().getJsonObject("probabilities"))
        .containsOnlyKeys("healthy", "usé \"à changer\"");
    assertThat(service.scrape().values().keySet())
        .noneMatch(series -> series.contains("setosa") || series.contains("petal"))
        .contains("model_feature_observations_total{bin=0, feature=hours}");
    assertThat(service.scrape().values())
        .containsEntry("model_predictions_total{predicted_class=healthy}", 0.0)
        .containsEntry("model_confidence{predicted_class=healthy}", 0.0);
    Waiting.untilAsserted(
        () ->
            assertThat(service.management("/openapi").body())
                .contains("in mm/s, trained on", "- temperature", "- healthy")
                .doesNotContain("sepal_length", "setosa"));

    folder.rename(FIRST);
    awaitVersion(version);
    assertThat(before.get("model_predictions_total{predicted_class=setosa}")).isPositive();
    assertThat(service.scrape().values())
        .containsEntry("model_predictions_total{predicted_class=setosa}", 0.0)
        .containsEntry("model_confidence{predicted_class=setosa}", 0.0)
        .containsEntry("model_feature_observations_total{bin=1, feature=sepal_length}", 0.0);
    Waiting.untilAsserted(
        () ->
            assertThat(service.management("/openapi").body())
                .contains("- sepal_length", "- setosa")
                .doesNotContain("vibration"));
  }
}
