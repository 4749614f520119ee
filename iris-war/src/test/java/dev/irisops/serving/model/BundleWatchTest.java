package dev.irisops.serving.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.LogCapture;
import dev.irisops.serving.prediction.Reload;
import dev.irisops.serving.prediction.Reload.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BundleWatchTest {
  private final LogCapture log = new LogCapture(ModelStore.class.getName());
  private final RecordingMetrics metrics = new RecordingMetrics();
  private final List<Reload> reloads = metrics.reloads;
  private final FakeBundle first = FakeBundle.iris();
  private final FakeBundle second = first.withCard("\"version\": \"", "\"version\": \"2-");
  private final FakeBundle bad = second.without("golden.csv");
  private final Written written = new Written();

  /** A source that is written by the test, and counts how often it is read. */
  private static final class Written implements BundleSource {
    private FakeBundle bundle;
    private int writes;
    private int reads;
    private Runnable whileReading = () -> {};

    void write(FakeBundle other) {
      bundle = other;
      writes++;
    }

    @Override
    public InputStream open(String file) throws IOException {
      if (file.equals(Bundle.CARD)) {
        reads++;
        whileReading.run();
      }
      return bundle.open(file);
    }

    @Override
    public String fingerprint() {
      return "write " + writes;
    }
  }

  private ModelStore store(FakeBundle bundle) {
    written.write(bundle);
    ModelStore store =
        new ModelStore(
            written, new ModelLoader(Heaps.ample(1)), metrics, Clock.systemUTC(), card -> {});
    store.load();
    return store;
  }

  /** Returns a watch that has looked once, and found no change. */
  private BundleWatch settled(ModelStore store) {
    BundleWatch watch = new BundleWatch(written, store);
    look(watch, 1);
    written.reads = 0;
    log.lines().clear();
    return watch;
  }

  private static void look(BundleWatch watch, int times) {
    for (int i = 0; i < times; i++) {
      watch.look();
    }
  }

  private static String version(ModelStore store) {
    return store.state().model().orElseThrow().card().version();
  }

  @AfterEach
  void closeLog() {
    log.close();
  }

  @Test
  void unchangedBundle_isNotReadAgain() {
    BundleWatch watch = settled(store(first));
    look(watch, 10 * BundleWatch.RETRY);
    assertThat(written.reads).isZero();
    assertThat(reloads).isEmpty();
  }

  @Test
  void newBundle_isLoadedOnceUnchanged() {
    ModelStore store = store(first);
    BundleWatch watch = settled(store);
    written.write(second);
    look(watch, 1);
    assertThat(version(store)).doesNotStartWith("2-");
    look(watch, 1);
    assertThat(version(store)).startsWith("2-");
    look(watch, 10 * BundleWatch.RETRY);
    assertThat(written.reads).isEqualTo(1);
    assertThat(reloads).extracting(Reload::result).containsExactly("success");
  }

  @Test
  void changingBundle_isNotRead() {
    BundleWatch watch = settled(store(first));
    for (int i = 0; i < 100; i++) {
      written.write(bad);
      look(watch, 1);
    }
    assertThat(written.reads).isZero();
  }

  @Test
  void pausingWriter_getsTimeToFinish() {
    ModelStore store = store(first);
    BundleWatch watch = settled(store);
    for (int chunk = 0; chunk < 20; chunk++) {
      written.write(bad);
      look(watch, BundleWatch.SETTLED); // the first of them finds a change
    }
    written.write(second);
    look(watch, 2);
    assertThat(version(store)).startsWith("2-");
    assertThat(reloads).extracting(Reload::result).containsExactly("success");
    assertThat(log.lines()).hasSize(1);
  }

  @Test
  void badBundle_isReportedOnce() {
    ModelStore store = store(first);
    BundleWatch watch = settled(store);
    written.write(bad);
    look(watch, BundleWatch.SETTLED);
    assertThat(reloads).isEmpty();
    look(watch, 1 + 5 * BundleWatch.RETRY);
    assertThat(reloads)
        .extracting(reload -> ((Failure) reload).reason())
        .containsExactly("golden.csv: no such file");
    assertThat(log.lines()).hasSize(1);
    assertThat(version(store)).doesNotStartWith("2-");
    written.write(bad);
    look(watch, BundleWatch.SETTLED + 1);
    assertThat(reloads).as("another write is another failure").hasSize(2);
  }

  @Test
  void transientFault_isOvercomeWithoutAWrite() {
    ModelStore store = store(first);
    BundleWatch watch = settled(store);
    written.write(bad);
    look(watch, BundleWatch.SETTLED + 1);
    written.bundle = second; // as if a disk were back
    look(watch, BundleWatch.RETRY);
    assertThat(version(store)).startsWith("2-");
    assertThat(reloads).extracting(Reload::result).containsExactly("failure", "success");
  }

  @Test
  void bundle_changedWhileItIsRead_isNotReported() {
    ModelStore store = store(first);
    BundleWatch watch = settled(store);
    written.write(bad);
    look(watch, BundleWatch.SETTLED);
    written.whileReading = () -> written.write(bad);
    look(watch, 1);
    written.whileReading = () -> {};
    written.write(second);
    look(watch, 2);
    assertThat(version(store)).startsWith("2-");
    assertThat(reloads).extracting(Reload::result).containsExactly("success");
  }

  @Test
  void sameBundle_writtenAgain_isReadButNotReloaded() {
    ModelStore store = store(first);
    BundleWatch watch = settled(store);
    written.write(first);
    look(watch, 10 * BundleWatch.RETRY);
    assertThat(written.reads).isEqualTo(1);
    assertThat(reloads).isEmpty();
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void badBundle_ofTheStart_isNotReportedAgain() {
    ModelStore store = store(bad);
    BundleWatch watch = settled(store);
    look(watch, 2 * BundleWatch.RETRY);
    assertThat(reloads).isEmpty();
    assertThat(log.lines()).isEmpty();
    written.write(second);
    look(watch, 2);
    assertThat(version(store)).startsWith("2-");
  }

  @Test
  void bundle_writtenBetweenLoadAndWatch_isNoticed() {
    ModelStore store = store(first);
    written.write(second);
    look(new BundleWatch(written, store), 1);
    assertThat(version(store)).startsWith("2-");
  }
}
