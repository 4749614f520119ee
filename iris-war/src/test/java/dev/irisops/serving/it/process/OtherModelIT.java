package dev.irisops.serving.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.it.Response;
import dev.irisops.serving.it.Scrape;
import dev.irisops.serving.it.ServiceClient;
import dev.irisops.serving.it.Trainer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same service with a model that has other features and two classes. */
class OtherModelIT {
  private static final String WORN = "usé \"à changer\"";

  private static ServiceProcess process;

  @BeforeAll
  static void start() {
    process = ServiceProcess.setup().with("IRIS_MODEL_DIR", Trainer.pumps()).start();
  }

  @AfterAll
  static void stop() {
    process.close();
  }

  @Test
  void predict_itsFeatures_givesItsClasses() {
    Response answer =
        process.client().predict("{\"vibration\":9.5,\"temperature\":25,\"hours\":8000}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().getString("predicted_class")).isEqualTo(WORN);
    assertThat(answer.json().getJsonObject("probabilities").keySet())
        .containsExactly("healthy", WORN);
  }

  @Test
  void predict_negativeWhereTrainingHadNegatives_isAllowed() {
    assertThat(
            process.client().predict("{\"vibration\":3,\"temperature\":-30,\"hours\":10}").status())
        .isEqualTo(200);
  }

  @Test
  void predict_featuresOfIris_areUnknown() {
    Response answer = process.client().predict(ServiceClient.SETOSA);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().getString("detail"))
        .isEqualTo("sepal_length: unknown feature (and 6 more)");
  }

  @Test
  void metrics_carryItsNames() {
    Scrape scrape = process.client().scrape();

    assertThat(scrape.values())
        .containsKeys(
            "model_feature_observations_total{bin=0, feature=hours}",
            "model_class_baseline_ratio{predicted_class=healthy}",
            "model_confidence{predicted_class=healthy}");
    assertThat(scrape.values().keySet())
        .noneMatch(series -> series.contains("setosa") || series.contains("petal"));
    assertThat(process.client().get("/metrics").body())
        .containsPattern(
            "model_predictions_total\\{model_version=\"[^\"]+\","
                + Pattern.quote("predicted_class=\"usé \\\"à changer\\\"\"}"));
  }

  @Test
  void openapi_describesItsFeatures() {
    assertThat(process.client().management("/openapi").body())
        .contains("in mm/s, trained on", "- temperature", "- healthy")
        .doesNotContain("sepal_length");
  }
}
