package dev.irisops.serving.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.it.ServiceClient;
import dev.irisops.serving.model.FakeBundle;
import dev.irisops.serving.model.LargeForest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A model that does not fit into the heap, with the JVM options of the image and in its memory: the
 * process lives, and says what the model needs.
 */
class LargeModelIT {
  /** The collector reports a heap of 495 MiB. */
  private static final String NEEDS =
      "model.bin: needs \\d{3} MiB of heap, and a heap of 49\\d MiB leaves 10\\d MiB for models;"
          + " -Xmx\\d{3}m would do";

  private static final String NEEDS_MORE =
      "model.bin: needs more than 10\\d MiB of heap, and a heap of 49\\d MiB leaves 10\\d MiB for"
          + " models";

  private static final FakeBundle IRIS = FakeBundle.iris();
  private static FakeBundle forest;

  @TempDir private Path temp;

  @BeforeAll
  static void grow() {
    forest = LargeForest.bundle();
  }

  private static ServiceProcess start(Path folder) throws IOException {
    return HeldMemoryIT.inTheImage()
        .with("IRIS_MODEL_DIR", folder)
        .with("IRIS_MODEL_RELOAD_INTERVAL", "0.3")
        .start();
  }

  @Test
  void reload_ofAModelThatDoesNotFit_keepsThePreviousOne() throws IOException {
    ModelFolder folder = new ModelFolder(IRIS.writeTo(temp.resolve("model")));
    try (ServiceProcess process = start(folder.path())) {
      ServiceClient service = process.client();
      assertThat(service.scrape().value("model_last_reload_successful{}")).isEqualTo(1);

      folder.rename(forest.withHeapBytes(45 << 20));
      awaitRefusal(process, NEEDS);
      folder.rename(forest.withHeapBytes(1_000));
      awaitRefusal(process, NEEDS_MORE);

      assertThat(service.predict(ServiceClient.SETOSA).status()).isEqualTo(200);
      assertThat(service.scrape().value("model_last_reload_successful{}")).isZero();
      folder.rename(IRIS);
      process.await(
          "the folder has the model that is served",
          () -> service.scrape().value("model_last_reload_successful{}") == 1);
      assertThat(service.scrape().value("model_reloads_total{result=failure}")).isEqualTo(2);
      assertThat(process.console()).doesNotContain(OutOfMemoryError.class.getName());
    }
  }

  private static void awaitRefusal(ServiceProcess process, String reason) {
    process.await(
        "the bundle is refused",
        () ->
            process
                .client()
                .management("/health/ready")
                .modelCheck()
                .getString("reload_failure", "")
                .matches(reason));
  }

  @Test
  void start_withAModelThatDoesNotFit_leavesTheProcessUpWithoutModel() throws IOException {
    Path folder = forest.withHeapBytes(45 << 20).writeTo(temp.resolve("model"));
    try (ServiceProcess process = start(folder)) {
      ServiceClient service = process.client();
      assertThat(service.management("/health/ready").modelCheck().getString("reason"))
          .matches(NEEDS);
      assertThat(service.scrape().value("model_last_reload_successful{}")).isZero();
      assertThat(process.console()).containsPattern("No model is served: " + NEEDS);

      IRIS.writeTo(folder);
      process.await(
          "the bundle is served", () -> service.predict(ServiceClient.SETOSA).status() == 200);
      assertThat(service.scrape().value("model_last_reload_successful{}")).isEqualTo(1);
    }
  }
}
