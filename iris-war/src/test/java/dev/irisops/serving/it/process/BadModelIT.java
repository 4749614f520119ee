package dev.irisops.serving.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.it.Response;
import dev.irisops.serving.it.Scrape;
import dev.irisops.serving.it.ServiceClient;
import dev.irisops.serving.model.FakeBundle;
import dev.irisops.testkit.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service without a bundle, and with a bad one: it stays up and gives the reason. */
class BadModelIT {
  @Test
  void noBundle_leavesTheProcessUpUntilOneComes(@TempDir Path empty) {
    ServiceProcess.Setup setup =
        ServiceProcess.setup()
            .with("IRIS_MODEL_DIR", empty)
            .with("IRIS_MODEL_RELOAD_INTERVAL", "0.3");
    try (ServiceProcess process = setup.start()) {
      assertServesNothing(process, "model-card.json: no such file in iris.model.dir");
      assertThat(process.console()).contains("iris.model.dir (iris.model.dir: " + empty + ")");
      assertThat(process.client().management("/openapi").body()).contains("/predict:");

      FakeBundle.iris().writeTo(empty);
      process.await(
          "the bundle is served",
          () -> process.client().predict(ServiceClient.SETOSA).status() == 200);

      assertThat(process.client().management("/health/ready").status()).isEqualTo(200);
      Waiting.untilAsserted(
          () ->
              assertThat(process.client().management("/openapi").body())
                  .contains("- sepal_length"));
      Scrape scrape = process.client().scrape();
      assertThat(scrape.value("model_loaded{}")).isEqualTo(1);
      assertThat(scrape.value("model_reloads_total{result=success}")).isEqualTo(1);
      assertThat(scrape.value("model_reloads_total{result=failure}")).isZero();
    }
  }

  @Test
  void noBundle_withTheFallback_isServedFromTheWarUntilOneComes(@TempDir Path empty) {
    ServiceProcess.Setup setup =
        ServiceProcess.setup()
            .with("IRIS_MODEL_DIR", empty)
            .with("IRIS_MODEL_FALLBACK", "true")
            .with("IRIS_MODEL_RELOAD_INTERVAL", "0.3");
    try (ServiceProcess process = setup.start()) {
      assertThat(process.client().management("/health/ready").status()).isEqualTo(200);
      assertThat(process.client().predict(ServiceClient.SETOSA).body()).doesNotContain(":\"2-");

      FakeBundle.iris().withCard("\"version\": \"", "\"version\": \"2-").writeTo(empty);
      process.await(
          "the bundle of the folder is served",
          () -> process.client().predict(ServiceClient.SETOSA).body().contains(":\"2-"));
      assertThat(process.client().scrape().value("model_reloads_total{result=failure}")).isZero();
    }
  }

  @Test
  void changedBundle_isRefused(@TempDir Path folder) throws IOException {
    FakeBundle.iris().writeTo(folder);
    Files.writeString(folder.resolve("model.bin"), "x", StandardOpenOption.APPEND);

    try (ServiceProcess process = ServiceProcess.setup().with("IRIS_MODEL_DIR", folder).start()) {
      assertServesNothing(process, "model.bin: expected SHA-256 ");
    }
  }

  private static void assertServesNothing(ServiceProcess process, String reason) {
    ServiceClient service = process.client();
    Response ready = service.management("/health/ready");
    Response predict = service.predict(ServiceClient.SETOSA);

    assertThat(ready.status()).isEqualTo(503);
    assertThat(ready.modelCheck().getString("reason")).startsWith(reason);
    assertThat(service.management("/health/live").status()).isEqualTo(200);
    assertThat(predict.status()).isEqualTo(503);
    assertThat(predict.body())
        .isEqualTo(
            "{\"type\":\"urn:irisops:problem:no-model\",\"title\":\"No model loaded\","
                + "\"status\":503,\"detail\":\"no model is loaded; try again later\"}");
    assertThat(service.getWithKey("/model").status()).isEqualTo(503);
    Scrape scrape = service.scrapeWhenIdle();
    assertThat(scrape.value("model_loaded{}")).isZero();
    assertThat(scrape.value("api_errors_total{endpoint=/predict, error_type=no-model}"))
        .isEqualTo(1);
    assertThat(process.console()).contains("No model is served: " + reason);
  }
}
