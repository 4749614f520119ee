package dev.irisops.serving.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.irisops.serving.LogCapture;
import dev.irisops.serving.prediction.Model;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.ModelUnavailableException;
import dev.irisops.serving.prediction.Prediction;
import dev.irisops.serving.prediction.PredictionMetrics;
import dev.irisops.serving.prediction.Row;
import dev.irisops.serving.prediction.Samples;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelStoreTest {
  private static final Instant NOW = Instant.parse("2026-05-06T07:08:09Z");

  private final RecordingMetrics metrics = new RecordingMetrics();
  private final FakeBundle iris = FakeBundle.iris();
  private final LogCapture log = new LogCapture(ModelStore.class.getName());

  /** Writes down what it is told. */
  private static final class RecordingMetrics implements PredictionMetrics {
    final List<String> told = new ArrayList<>();

    @Override
    public void modelLoaded(ModelCard card, Instant when) {
      told.add("loaded " + card.version() + " " + when);
    }

    @Override
    public void modelUnavailable() {
      told.add("unavailable");
    }

    @Override
    public void predicted(ModelCard card, Row row, Prediction prediction) {
      told.add("predicted " + card.version() + " " + prediction.classIndex());
    }
  }

  private ModelStore store(BundleSource source) {
    return new ModelStore(source, new ModelLoader(1), metrics, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void closeLog() {
    log.close();
  }

  @Test
  void store_beforeItHasLoaded_saysSo() {
    ModelStore store = store(iris);
    assertThat(store.unavailability()).contains("the model is being loaded");
    assertThatExceptionOfType(ModelUnavailableException.class)
        .isThrownBy(store::current)
        .withMessage("the model is being loaded");
    assertThat(metrics.told).isEmpty();
  }

  @Test
  void store_ofABadBundle_staysUpAndSaysWhy() {
    ModelStore store = store(iris.without("model.bin"));
    store.load();
    assertThat(store.unavailability()).contains("model.bin: no such file");
    assertThatExceptionOfType(ModelUnavailableException.class)
        .isThrownBy(store::current)
        .withMessage("model.bin: no such file");
    assertThat(metrics.told).containsExactly("unavailable");
    assertThat(log.lines()).containsExactly("SEVERE No model is served: model.bin: no such file");
  }

  @Test
  void store_ofAGoodBundle_servesAndMeasures() {
    ModelStore store = store(iris);
    store.load();
    Model model = store.current();
    String version = model.card().version();
    model.predict(Samples.row(model.card().schema(), 5.1, 3.5, 1.4, 0.2));
    assertThat(store.unavailability()).isEmpty();
    assertThat(metrics.told)
        .containsExactly("loaded " + version + " " + NOW, "predicted " + version + " 0");
    assertThat(log.lines())
        .containsExactly("INFO Model iris " + version + " (Logistic) loaded and verified");
  }
}
