package dev.irisops.serving.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The unchanged service with a model of other features and two classes. */
class OtherModelIT {
  private static final String WORN = "usé \"à changer\"";

  private static RunningJar jar;

  @BeforeAll
  static void start() {
    jar = RunningJar.setup().with("IRIS_MODEL_DIR", Trainer.pumps()).start();
  }

  @AfterAll
  static void stop() {
    jar.close();
  }

  @Test
  void predict_itsFeatures_givesItsClasses() {
    Answer answer = jar.service().predict("{\"vibration\":9.5,\"temperature\":25,\"hours\":8000}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().getString("predicted_class")).isEqualTo(WORN);
    assertThat(answer.json().getJsonObject("probabilities").keySet())
        .containsExactly("healthy", WORN);
  }

  @Test
  void predict_negativeWhereTrainingHadNegatives_isAllowed() {
    assertThat(jar.service().predict("{\"vibration\":3,\"temperature\":-30,\"hours\":10}").status())
        .isEqualTo(200);
  }

  @Test
  void predict_featuresOfIris_areUnknown() {
    Answer answer = jar.service().predict(Service.SETOSA);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().getString("detail"))
        .isEqualTo("sepal_length: unknown feature (and 6 more)");
  }

  @Test
  void metrics_carryItsNames() {
    Scrape scrape = jar.service().scrape();

    assertThat(scrape.values())
        .containsKeys(
            "model_feature_observations_total{bin=0, feature=hours}",
            "model_class_baseline_ratio{predicted_class=healthy}",
            "model_confidence{predicted_class=healthy}");
    assertThat(scrape.values().keySet())
        .noneMatch(series -> series.contains("setosa") || series.contains("petal"));
    assertThat(jar.service().get("/metrics").body())
        .contains("model_predictions_total{predicted_class=\"usé \\\"à changer\\\"\"}");
  }

  @Test
  void openapi_describesItsFeatures() {
    assertThat(jar.service().management("/openapi").body())
        .contains("in mm/s, trained on", "- temperature", "- healthy")
        .doesNotContain("sepal_length");
  }
}
