package dev.irisops.serving.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.model.FakeBundle;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** The folder of the model is replaced in every way there is while one process serves it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no folders that are in use renamed")
class ReloadIT {
  private static final FakeBundle FIRST = FakeBundle.iris();
  private static final FakeBundle SECOND = FIRST.withCard("\"version\": \"", "\"version\": \"2-");
  private static final String SUCCESSES = "model_reloads_total{result=success}";
  private static final String FAILURES = "model_reloads_total{result=failure}";
  private static final String PUMP = "{\"vibration\":9.5,\"temperature\":25,\"hours\":8000}";

  @TempDir static Path temp;

  private static ModelFolder folder;
  private static RunningJar jar;
  private static Service service;
  private static String version;

  @BeforeAll
  static void start() {
    folder = new ModelFolder(FIRST.writeTo(temp.resolve("model")));
    jar =
        RunningJar.setup()
            .with("IRIS_MODEL_DIR", folder.path())
            .with("IRIS_MODEL_RELOAD_INTERVAL", "0.3")
            .start();
    service = jar.service();
    version = service.getWithKey("/model").json().getString("version");
  }

  @AfterAll
  static void stop() {
    jar.close();
  }

  @BeforeEach
  void serveTheFirst() throws IOException {
    folder.rename(FIRST);
    awaitVersion(version);
  }

  private static void awaitVersion(String expected) {
    jar.await("the model is " + expected, () -> expected.equals(servedVersion()));
  }

  private static String servedVersion() {
    return service.getWithKey("/model").json().getString("version");
  }

  private static void awaitMore(String series, Scrape before) {
    jar.await(
        series + " has moved", () -> service.scrape().value(series) == before.value(series) + 1);
  }

  private static JsonObject lastReload() {
    return service.getWithKey("/model").json().getJsonObject("last_reload");
  }

  private static JsonObject readiness() {
    Answer answer = service.management("/health/ready");
    assertThat(answer.status()).isEqualTo(200);
    return answer.json().getJsonArray("checks").getJsonObject(0).getJsonObject("data");
  }

  @Test
  void folder_renamed_isReloadedAndSaysSo() throws IOException {
    Scrape before = service.scrape();

    folder.rename(SECOND);
    awaitVersion("2-" + version);

    Scrape after = service.scrape();
    assertThat(after.value(SUCCESSES)).isEqualTo(before.value(SUCCESSES) + 1);
    assertThat(after.value(FAILURES)).isEqualTo(before.value(FAILURES));
    assertThat(after.value("model_info{algorithm=Logistic, version=2-" + version + "}"))
        .isEqualTo(1);
    assertThat(after.value("model_loaded_timestamp_seconds{}"))
        .isGreaterThan(before.value("model_loaded_timestamp_seconds{}"));
    assertThat(service.predict(Service.SETOSA).json().getString("model_version"))
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
  void slowWriter_isWaitedForWhileTheOldModelAnswers() throws Exception {
    Scrape before = service.scrape();
    try (Traffic traffic =
        new Traffic(2, () -> service.predict(Service.SETOSA), ReloadIT::statusAndVersion)) {
      folder.writeSlowly(SECOND);
      awaitVersion("2-" + version);
      jar.await("a client hears the new model", () -> traffic.heard().size() > 1);

      assertThat(traffic.heard()).containsExactlyInAnyOrder("200 " + version, "200 2-" + version);
    }
    assertThat(service.scrape().value(SUCCESSES)).isEqualTo(before.value(SUCCESSES) + 1);
    assertThat(service.scrape().value(FAILURES)).isEqualTo(before.value(FAILURES));
  }

  private static String statusAndVersion(Answer answer) {
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
                + " java.io.File",
            bundle -> bundle.withSigned("model.bin", FakeBundle.serialized(new File("x")))),
        bad("model-card.json: ", bundle -> bundle.withCard("{", "")),
        bad("/golden.csv: no such file", bundle -> bundle.without("golden.csv")));
  }

  private static Arguments bad(String reason, UnaryOperator<FakeBundle> change) {
    return Arguments.of(reason, change.apply(SECOND));
  }

  @ParameterizedTest
  @MethodSource("badBundles")
  void badBundle_changesNothingAndIsToldOfOnce(String reason, FakeBundle bundle)
      throws IOException {
    Scrape before = service.scrape();
    long lines = refusals();
    String answer = service.predict(Service.SETOSA).body();

    folder.rename(bundle);
    awaitMore(FAILURES, before);

    assertThat(service.predict(Service.SETOSA).body()).isEqualTo(answer);
    assertThat(lastReload().getString("result")).isEqualTo("failure");
    assertThat(lastReload().getString("reason")).contains(reason);
    assertThat(readiness().getString("reload_failure")).contains(reason);
    assertThat(servedVersion()).isEqualTo(version);
    folder.rename(SECOND);
    awaitVersion("2-" + version);
    assertThat(service.scrape().value(FAILURES)).isEqualTo(before.value(FAILURES) + 1);
    assertThat(refusals()).isEqualTo(lines + 1);
    assertThat(jar.console())
        .contains("Keeping model " + version + ", because the new bundle is refused: ")
        .contains(reason);
  }

  private static long refusals() {
    return jar.console()
        .lines()
        .filter(line -> line.contains("because the new bundle is refused"))
        .count();
  }

  @Test
  void folderThatVanishes_leavesTheModel() throws IOException {
    Scrape before = service.scrape();

    folder.remove();
    awaitMore(FAILURES, before);

    assertThat(lastReload().getString("reason"))
        .isEqualTo(folder.path().resolve("model-card.json") + ": no such file");
    assertThat(service.predict(Service.SETOSA).status()).isEqualTo(200);
    assertThat(service.scrape().value("model_loaded{}")).isEqualTo(1);
  }

  @Test
  void otherFeaturesAndClasses_areServedWithTheirSchema() throws IOException {
    service.predict(Service.SETOSA);
    String iris = Traffic.whole(service.predict(Service.SETOSA));
    String unknown =
        "422 {\"type\":\"urn:irisops:problem:invalid-value\",\"title\":\"Invalid value\","
            + "\"status\":422,\"detail\":\"sepal_length: unknown feature (and 6 more)\"";
    Map<String, Double> before = service.scrape().values();
    try (Traffic traffic =
        new Traffic(
            2,
            () -> service.predict(Service.SETOSA),
            answer -> Traffic.whole(answer).replaceFirst(",\"errors\".*", ""))) {
      folder.rename(FakeBundle.in(Trainer.pumps()));
      jar.await("a pump is known", () -> service.predict(PUMP).status() == 200);
      jar.await("a client hears that irises are not", () -> traffic.heard().size() > 1);

      assertThat(traffic.heard()).containsExactlyInAnyOrder(iris, unknown);
    }
    assertThat(service.predict(PUMP).json().getJsonObject("probabilities"))
        .containsOnlyKeys("healthy", "usé \"à changer\"");
    assertThat(service.scrape().values().keySet())
        .noneMatch(series -> series.contains("setosa") || series.contains("petal"))
        .contains("model_feature_observations_total{bin=0, feature=hours}");
    assertThat(service.scrape().values())
        .containsEntry("model_predictions_total{predicted_class=healthy}", 0.0)
        .containsEntry("model_confidence{predicted_class=healthy}", 0.0);
    Eventually.assertThat(
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
    Eventually.assertThat(
        () ->
            assertThat(service.management("/openapi").body())
                .contains("- sepal_length", "- setosa")
                .doesNotContain("vibration"));
  }
}
