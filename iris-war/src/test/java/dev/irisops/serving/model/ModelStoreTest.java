package dev.irisops.serving.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.irisops.serving.LogCapture;
import dev.irisops.serving.prediction.Model;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.ModelUnavailableException;
import dev.irisops.serving.prediction.Prediction;
import dev.irisops.serving.prediction.PredictionMetrics;
import dev.irisops.serving.prediction.Reload;
import dev.irisops.serving.prediction.Row;
import dev.irisops.serving.prediction.Samples;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelStoreTest {
  private static final Instant NOW = Instant.parse("2026-05-06T07:08:09Z");

  private final RecordingMetrics metrics = new RecordingMetrics();
  private final List<ModelCard> successors = new ArrayList<>();
  private final AtomicReference<BundleSource> source = new AtomicReference<>();
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
    public void reloaded(Reload reload) {
      told.add(reload.result());
    }

    @Override
    public void predicted(ModelCard card, Row row, Prediction prediction) {
      told.add("predicted " + card.version() + " " + prediction.classIndex());
    }
  }

  private ModelStore store(BundleSource source) {
    return new ModelStore(
        source, new ModelLoader(1), metrics, Clock.fixed(NOW, ZoneOffset.UTC), successors::add);
  }

  @AfterEach
  void closeLog() {
    log.close();
  }

  @Test
  void store_beforeItHasLoaded_saysSo() {
    ModelStore store = store(iris);
    assertThat(store.state().unavailability()).contains("the model is being loaded");
    assertThatExceptionOfType(ModelUnavailableException.class)
        .isThrownBy(store::current)
        .withMessage("the model is being loaded");
    assertThat(metrics.told).isEmpty();
  }

  @Test
  void store_ofABadBundle_staysUpAndSaysWhy() {
    ModelStore store = store(iris.without("model.bin"));
    store.load();
    assertThat(store.state().unavailability()).contains("model.bin: no such file");
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
    assertThat(store.state().unavailability()).isEmpty();
    assertThat(metrics.told)
        .containsExactly("loaded " + version + " " + NOW, "predicted " + version + " 0");
    assertThat(log.lines())
        .containsExactly("INFO Model iris " + version + " (Logistic) loaded and verified");
  }

  private ModelStore serving(FakeBundle bundle) {
    source.set(bundle);
    ModelStore store = store(file -> source.get().open(file));
    store.load();
    metrics.told.clear();
    log.lines().clear();
    successors.clear();
    return store;
  }

  private FakeBundle second() {
    return iris.withCard("\"version\": \"", "\"version\": \"second-");
  }

  @Test
  void reload_ofAnotherBundle_hasItTakeOver() {
    ModelStore store = serving(iris);
    Model first = store.current();
    source.set(second());
    assertThat(store.reload()).isEmpty();
    String version = "second-" + first.card().version();
    assertThat(store.current().card().version()).isEqualTo(version);
    assertThat(store.state().lastReload()).contains(Reload.success(NOW, version));
    assertThat(metrics.told).containsExactly("loaded " + version + " " + NOW, "success");
    assertThat(successors).containsExactly(store.current().card());
    assertThat(log.lines())
        .containsExactly("INFO Model iris " + version + " (Logistic) loaded and verified");
    assertThat(first.predict(Samples.row(first.card().schema(), 5.1, 3.5, 1.4, 0.2)).classIndex())
        .as("what was taken before goes on")
        .isZero();
  }

  @Test
  void reload_ofTheSameBundle_isNone() {
    ModelStore store = serving(iris);
    Model model = store.current();
    assertThat(store.reload()).isEmpty();
    assertThat(store.current()).isSameAs(model);
    assertThat(store.state().lastReload()).isEmpty();
    assertThat(metrics.told).isEmpty();
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void reload_ofABadBundle_changesNothingUntilItIsCalledFailed() {
    ModelStore store = serving(iris);
    Model model = store.current();
    source.set(second().without("golden.csv"));
    assertThat(store.reload()).contains("golden.csv: no such file");
    assertThat(store.state().lastReload()).isEmpty();
    assertThat(metrics.told).isEmpty();

    store.reloadFailed("golden.csv: no such file");
    assertThat(store.current()).isSameAs(model);
    assertThat(store.state().unavailability()).isEmpty();
    assertThat(store.state().lastReload())
        .contains(Reload.failure(NOW, "golden.csv: no such file"));
    assertThat(metrics.told).containsExactly("failure");
    assertThat(log.lines())
        .containsExactly(
            "SEVERE The new bundle is refused, model "
                + model.card().version()
                + " stays: golden.csv: no such file");
    assertThat(successors).isEmpty();
  }

  @Test
  void reload_withoutAModel_findsTheFirstOne() {
    ModelStore store = serving(iris.without("model.bin"));
    store.reloadFailed("other {0} reason");
    assertThat(store.state().unavailability()).contains("other {0} reason");
    assertThat(log.lines()).containsExactly("SEVERE No model is served: other {0} reason");
    source.set(iris);
    assertThat(store.reload()).isEmpty();
    assertThat(store.state().unavailability()).isEmpty();
    assertThat(metrics.told)
        .containsExactly(
            "failure", "loaded " + store.current().card().version() + " " + NOW, "success");
  }

  @Test
  void reload_thatEndsInAnError_isAFailureLikeAnyOther() {
    ModelStore store = serving(iris);
    Model model = store.current();
    source.set(
        file -> {
          throw new OutOfMemoryError("Java\nheap");
        });
    assertThat(store.reload()).contains("java.lang.OutOfMemoryError: Java heap");
    assertThat(store.current()).isSameAs(model);
  }

  @Test
  void reason_ofAForeignFile_isOneLineAndBounded() {
    ModelStore store = serving(iris);
    source.set(iris.withSigned("golden.csv", "\"a\r\n2026 INFO forged" + "x".repeat(5_000) + "\""));
    assertThat(store.reload().orElse(""))
        .contains("golden.csv: expected the columns", "a 2026 INFO forged")
        .doesNotContain("\n", "\r")
        .hasSize(1_001)
        .endsWith("\u2026");
  }
}
