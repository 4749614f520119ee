package dev.irisops.serving.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.it.ServiceClient;
import dev.irisops.serving.it.Trainer;
import dev.irisops.serving.model.FakeBundle;
import dev.irisops.serving.model.WekaModelFile;
import dev.irisops.testkit.WorkFolder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A model that Weka has saved, its class in the first place, takes over in a running service. */
class ImportedModelIT {
  private static final Path FOLDER = WorkFolder.create("imported").resolve("model");
  private static final WekaModelFile SAVED =
      WekaModelFile.of(
          "weka.classifiers.meta.FilteredClassifier -F"
              + " weka.filters.unsupervised.attribute.Standardize -W"
              + " weka.classifiers.functions.Logistic",
          WorkFolder.create("weka"));

  private static ServiceProcess process;

  @BeforeAll
  static void reload() throws IOException {
    ModelFolder folder = new ModelFolder(FOLDER);
    folder.rename(FakeBundle.iris());
    process =
        ServiceProcess.setup()
            .with("IRIS_MODEL_DIR", FOLDER)
            .with("IRIS_MODEL_RELOAD_INTERVAL", "0.05")
            .start();
    assertThat(process.client().predict(ServiceClient.SETOSA).status()).isEqualTo(200);
    folder.rename(FakeBundle.in(Trainer.imported(SAVED.model(), SAVED.data(), "orders")));
    process.await("the import is served", () -> isServed("orders"));
  }

  private static boolean isServed(String name) {
    return process.client().getWithKey("/model").json().getString("name").equals(name);
  }

  @AfterAll
  static void stop() {
    process.close();
  }

  @Test
  void answers_areWekas_bitForBit() {
    for (int row = 0; row < 10; row++) {
      JsonObject answer = process.client().predict(SAVED.json(row)).json();
      List<Double> found =
          answer.getJsonObject("probabilities").values().stream()
              .map(p -> Double.parseDouble(p.toString()))
              .toList();
      assertThat(found).isEqualTo(SAVED.answer(row));
    }
  }

  @Test
  void service_isReady_andCountsItsFeatures() {
    assertThat(process.client().management("/health/ready").status()).isEqualTo(200);
    assertThat(process.client().scrape().values())
        .containsKeys("model_feature_observations_total{bin=cash, feature=payment}")
        .containsEntry("model_reloads_total{result=success}", 1.0);
  }

  @Test
  void feature_ofIris_isUnknownNow() {
    assertThat(process.client().predict(ServiceClient.SETOSA).status()).isEqualTo(422);
  }
}
