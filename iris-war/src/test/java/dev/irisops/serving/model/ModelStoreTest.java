package dev.irisops.serving.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.LogCapture;
import dev.irisops.serving.prediction.Model;
import dev.irisops.serving.prediction.ModelState.Absent;
import dev.irisops.serving.prediction.ModelState.Loaded;
import dev.irisops.serving.prediction.Reload.Failure;
import dev.irisops.serving.prediction.Reload.Success;
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
  private final List<Model> successors = new ArrayList<>();
  private final AtomicReference<BundleSource> source = new AtomicReference<>();
  private final FakeBundle iris = FakeBundle.iris();
  private final LogCapture log = new LogCapture(ModelStore.class.getName());

  private static Model current(ModelStore store) {
    return store.state().model().orElseThrow();
  }

  private static String reason(ModelStore store) {
    return ((Absent) store.state()).reason();
  }

  private ModelStore store(BundleSource source) {
    return new ModelStore(
        source,
        new ModelLoader(Heaps.ample(1)),
        metrics,
        Clock.fixed(NOW, ZoneOffset.UTC),
        successors::add);
  }

  @AfterEach
  void closeLog() {
    log.close();
  }

  @Test
  void store_beforeLoading_hasNoModel() {
    ModelStore store = store(iris);
    assertThat(reason(store)).isEqualTo("the model is being loaded");
    assertThat(metrics.calls).isEmpty();
  }

  @Test
  void store_ofABadBundle_hasNoModelAndNamesTheReason() {
    ModelStore store = store(iris.without("model.bin"));
    store.load();
    assertThat(reason(store)).isEqualTo("model.bin: no such file");
    assertThat(metrics.calls).containsExactly("unavailable");
    assertThat(log.lines()).containsExactly("SEVERE No model is served: model.bin: no such file");
  }

  @Test
  void store_ofAGoodBundle_servesAndMeasures() {
    ModelStore store = store(iris);
    store.load();
    Model model = current(store);
    String version = model.card().version();
    Samples.predict(model, Samples.row(model.card().schema(), 5.1, 3.5, 1.4, 0.2));
    assertThat(store.state()).isInstanceOf(Loaded.class);
    assertThat(metrics.calls)
        .containsExactly("loaded " + version + " " + NOW, "predicted " + version + " 0");
    assertThat(log.lines())
        .containsExactly("INFO Model iris " + version + " (Logistic) loaded and verified");
  }

  private ModelStore serving(FakeBundle bundle) {
    source.set(bundle);
    ModelStore store = store(file -> source.get().open(file));
    store.load();
    metrics.calls.clear();
    log.lines().clear();
    successors.clear();
    return store;
  }

  private FakeBundle second() {
    return iris.withCard("\"version\": \"", "\"version\": \"second-");
  }

  @Test
  void reload_ofANewBundle_replacesTheModel() {
    ModelStore store = serving(iris);
    Model first = current(store);
    source.set(second());
    assertThat(store.reload()).isEmpty();
    String version = "second-" + first.card().version();
    assertThat(current(store).card().version()).isEqualTo(version);
    assertThat(store.state().lastReload()).contains(new Success(NOW, version));
    assertThat(metrics.calls).containsExactly("loaded " + version + " " + NOW, "success");
    assertThat(successors).extracting(Model::card).containsExactly(current(store).card());
    Row row = Samples.row(first.card().schema(), 5.1, 3.5, 1.4, 0.2);
    Samples.predict(successors.get(0), row);
    assertThat(metrics.calls).as("predictions of the successor").hasSize(2);
    assertThat(log.lines())
        .containsExactly("INFO Model iris " + version + " (Logistic) loaded and verified");
    assertThat(Samples.predict(first, row).classIndex())
        .as("the previous model still answers whoever has it")
        .isZero();
  }

  @Test
  void reload_ofTheSameBundle_doesNothing() {
    ModelStore store = serving(iris);
    Model model = current(store);
    assertThat(store.reload()).isEmpty();
    assertThat(current(store)).isSameAs(model);
    assertThat(store.state().lastReload()).isEmpty();
    assertThat(metrics.calls).containsExactly("restored");
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void reload_ofABadBundle_changesNothingUntilItIsReported() {
    ModelStore store = serving(iris);
    Model model = current(store);
    source.set(second().without("golden.csv"));
    assertThat(store.reload()).contains("golden.csv: no such file");
    assertThat(store.state().lastReload()).isEmpty();
    assertThat(metrics.calls).isEmpty();

    store.reloadFailed("golden.csv: no such file");
    assertThat(current(store)).isSameAs(model);
    assertThat(store.state()).isInstanceOf(Loaded.class);
    assertThat(store.state().lastReload()).contains(new Failure(NOW, "golden.csv: no such file"));
    assertThat(metrics.calls).containsExactly("failure");
    assertThat(log.lines())
        .containsExactly(
            "SEVERE Keeping model "
                + model.card().version()
                + ", because the new bundle is refused: golden.csv: no such file");
    assertThat(successors).isEmpty();
  }

  @Test
  void reload_withoutAModel_loadsTheFirst() {
    ModelStore store = serving(iris.without("model.bin"));
    store.reloadFailed("other {0} reason");
    assertThat(reason(store)).isEqualTo("other {0} reason");
    assertThat(log.lines()).containsExactly("SEVERE No model is served: other {0} reason");
    source.set(iris);
    assertThat(store.reload()).isEmpty();
    assertThat(store.state()).isInstanceOf(Loaded.class);
    assertThat(metrics.calls)
        .containsExactly(
            "failure", "loaded " + current(store).card().version() + " " + NOW, "success");
  }

  @Test
  void reload_endingInAnError_keepsTheModel() {
    ModelStore store = serving(iris);
    Model model = current(store);
    source.set(
        file -> {
          throw new OutOfMemoryError("Java\nheap");
        });
    assertThat(store.reload()).contains("java.lang.OutOfMemoryError: Java heap");
    assertThat(current(store)).isSameAs(model);
  }

  @Test
  void reason_isOneLineAndBounded() {
    ModelStore store = serving(iris);
    source.set(
        iris.withSigned(
            "golden.csv", "\"a\r\n2026 INFO forged\u2028\u0085too" + "x".repeat(5_000) + "\""));
    assertThat(store.reload().orElse(""))
        .contains("golden.csv: expected the columns", "a 2026 INFO forged too")
        .doesNotContain("\n", "\r")
        .hasSize(1_001)
        .endsWith("\u2026");
  }
}
