package dev.irisops.serving.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.model.FakeBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service with no bundle, and with a bad one: it stays up and says why it serves nothing. */
class BadModelIT {
  @Test
  void noBundle_leavesTheProcessUpUntilOneComes(@TempDir Path empty) {
    RunningJar.Setup setup =
        RunningJar.setup()
            .with("IRIS_MODEL_DIR", empty)
            .with("IRIS_MODEL_RELOAD_INTERVAL", "PT0.1S");
    try (RunningJar jar = setup.start()) {
      assertServesNothing(jar, empty.resolve("model-card.json") + ": no such file");
      assertThat(jar.service().management("/openapi").body()).contains("/predict:");

      FakeBundle.iris().writeTo(empty);
      jar.await(
          "the bundle is served", () -> jar.service().predict(Service.SETOSA).status() == 200);

      assertThat(jar.service().management("/health/ready").status()).isEqualTo(200);
      Eventually.assertThat(
          () -> assertThat(jar.service().management("/openapi").body()).contains("- sepal_length"));
      Scrape scrape = jar.service().scrape();
      assertThat(scrape.value("model_loaded{}")).isEqualTo(1);
      assertThat(scrape.value("model_reloads_total{result=success}")).isEqualTo(1);
      assertThat(scrape.value("model_reloads_total{result=failure}")).isZero();
    }
  }

  @Test
  void changedBundle_isRefused(@TempDir Path folder) throws IOException {
    FakeBundle.iris().writeTo(folder);
    Files.writeString(folder.resolve("model.bin"), "x", StandardOpenOption.APPEND);

    try (RunningJar jar = RunningJar.setup().with("IRIS_MODEL_DIR", folder).start()) {
      assertServesNothing(jar, "model.bin: expected SHA-256 ");
    }
  }

  private static void assertServesNothing(RunningJar jar, String reason) {
    Service service = jar.service();
    Answer ready = service.management("/health/ready");
    Answer predict = service.predict(Service.SETOSA);

    assertThat(ready.status()).isEqualTo(503);
    assertThat(
            ready
                .json()
                .getJsonArray("checks")
                .getJsonObject(0)
                .getJsonObject("data")
                .getString("reason"))
        .startsWith(reason);
    assertThat(service.management("/health/live").status()).isEqualTo(200);
    assertThat(predict.status()).isEqualTo(503);
    assertThat(predict.body())
        .isEqualTo(
            "{\"type\":\"urn:irisops:problem:no-model\",\"title\":\"No model loaded\","
                + "\"status\":503,\"detail\":\"no model is loaded; try again later\"}");
    assertThat(service.getWithKey("/model").status()).isEqualTo(503);
    assertThat(service.scrape().value("model_loaded{}")).isZero();
    assertThat(service.scrape().value("api_errors_total{endpoint=/predict, error_type=no-model}"))
        .isEqualTo(1);
    assertThat(jar.console()).contains("No model is served: " + reason);
  }
}
