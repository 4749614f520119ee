package dev.irisops.serving.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.it.Response;
import dev.irisops.serving.it.ServiceClient;
import dev.irisops.serving.model.FakeBundle;
import dev.irisops.serving.model.MixedBundle;
import dev.irisops.testkit.LoadGenerator;
import dev.irisops.testkit.WorkFolder;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weka.classifiers.trees.RandomForest;

/** The same service with a model of numbers, labels and missing values. */
class MixedModelIT {
  private static final List<String> BINS =
      List.of(
          "bin=cash, feature=payment",
          "bin=card, feature=payment",
          "bin=other, feature=region",
          "bin=nord, feature=region",
          "bin=missing, feature=amount");

  private static final FakeBundle MIXED = MixedBundle.of(new RandomForest());
  private static final Path FOLDER = WorkFolder.create("mixed");

  private static ServiceProcess process;

  @BeforeAll
  static void start() {
    MIXED.writeTo(FOLDER);
    process =
        ServiceProcess.setup()
            .with("IRIS_MODEL_DIR", FOLDER)
            .with("IRIS_MODEL_RELOAD_INTERVAL", "0.05")
            .start();
  }

  @AfterAll
  static void stop() {
    process.close();
  }

  private static Response predict(String row) {
    return process.client().predict(row);
  }

  @Test
  void predict_aRowOfLabels_givesAClass() {
    Response answer =
        predict(
            "{\"id\":\"täglich 7\",\"amount\":null,\"size\":1e6,"
                + "\"payment\":\"transfer, \\\"slow\\\"\",\"region\":\"東京\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().getString("id")).isEqualTo("täglich 7");
    assertThat(answer.json().getJsonObject("probabilities").keySet())
        .containsExactly("left", "stayed", "won't say");
  }

  @Test
  void predict_anUnseenLabel_followsTheCard() {
    assertThat(predict("{\"size\":1,\"payment\":\"card\",\"region\":\"Atlantis\"}").body())
        .isEqualTo(predict("{\"size\":1,\"payment\":\"card\"}").body());

    Response refused = predict("{\"size\":1,\"payment\":\"bitcoin\"}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().getString("detail"))
        .isEqualTo(
            "payment: expected one of \"card\", \"cash\", \"transfer, \"slow\"\","
                + " found \"bitcoin\"");
  }

  @Test
  void predict_aMissingValueThatTrainingNeverMissed_isRefused() {
    Response answer = predict("{\"size\":null}");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().getString("detail")).isEqualTo("size: missing (and 1 more)");
  }

  @Test
  void predictions_areCountedByLabel() {
    String row = "{\"size\":1,\"payment\":\"cash\",\"region\":\"Atlantis\"}";
    List<Double> before = observations();
    predict(row);
    List<Double> after = observations();

    assertThat(IntStream.range(0, BINS.size()).mapToDouble(i -> after.get(i) - before.get(i)))
        .containsExactly(1.0, 0.0, 1.0, 0.0, 1.0);
  }

  private static List<Double> observations() {
    Map<String, Double> values = process.client().scrapeWhenIdle().values();
    return BINS.stream().map(bin -> observations(values, bin)).toList();
  }

  private static double observations(Map<String, Double> values, String bin) {
    List<String> series =
        values.keySet().stream()
            .filter(name -> name.startsWith("model_feature_observations_total{" + bin))
            .toList();
    assertThat(series).as(bin).hasSize(1);
    return values.get(series.get(0));
  }

  @Test
  void reload_toNumbersAndBack_givesNoOtherAnswer() {
    String row = "{\"size\":1,\"payment\":\"card\"}";
    String mixed = predict(row).statusAndBody();
    try (LoadGenerator traffic =
        new LoadGenerator(
            2, () -> predict(row).statusAndBody().replaceFirst(",\"errors\".*", ""))) {
      FakeBundle.iris().writeTo(FOLDER);
      process.await("an iris is known", () -> predict(ServiceClient.SETOSA).status() == 200);
      process.await("a client has a refusal", () -> traffic.outcomes().size() > 1);
      MIXED.writeTo(FOLDER);
      process.await("labels are known", () -> predict(row).status() == 200);

      assertThat(traffic.outcomes())
          .containsExactlyInAnyOrder(
              mixed,
              "422 {\"type\":\"urn:irisops:problem:invalid-value\",\"title\":\"Invalid value\","
                  + "\"status\":422,\"detail\":\"size: unknown feature (and 5 more)\"");
    }
  }

  @Test
  void openapi_hasTheLabels_andItsExampleIsAnswered() {
    JsonObject row =
        process
            .client()
            .get("/openapi?format=json")
            .json()
            .getJsonObject("components")
            .getJsonObject("schemas")
            .getJsonObject("Row");

    assertThat(row.getJsonObject("properties").getJsonObject("region").get("enum"))
        .hasToString("[\"nord\",\"süd\",\"東京\",null]");
    assertThat(row.get("required")).hasToString("[\"size\",\"payment\"]");
    assertThat(predict(row.getJsonArray("examples").get(0).toString()).status()).isEqualTo(200);
  }
}
