package dev.irisops.serving.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderOrEmbeddedTest {
  @TempDir Path folder;

  private final FakeBundle embedded = FakeBundle.iris();
  private final FakeBundle trained = embedded.withCard("\"version\": \"", "\"version\": \"2-");

  private ModelStore store;
  private BundleWatch watch;

  private void start() {
    BundleSource source = new FolderOrEmbedded(new BundleFolder(folder), embedded);
    store =
        new ModelStore(
            source,
            new ModelLoader(Heaps.ample(1)),
            new RecordingMetrics(),
            Clock.systemUTC(),
            model -> {});
    store.load();
    watch = new BundleWatch(source, store);
  }

  private String served() {
    return store.state().model().map(model -> model.card().version()).orElse("none");
  }

  @Test
  void emptyFolder_isServedFromTheWarUntilABundleComes() {
    start();
    assertThat(served()).doesNotStartWith("2-").isNotEqualTo("none");

    trained.writeTo(folder);
    watch.look();
    watch.look();

    assertThat(served()).startsWith("2-");
  }

  @Test
  void emptyFolder_isNoFailedReload() {
    start();
    for (int look = 0; look < 2 * BundleWatch.RETRY; look++) {
      watch.look();
    }

    assertThat(store.state().lastReload()).isEmpty();
  }

  @Test
  void bundleInTheFolder_isServedFromTheStart() {
    trained.writeTo(folder);
    start();

    assertThat(served()).startsWith("2-");
  }

  @Test
  void partOfABundle_isRefused() throws IOException {
    trained.writeTo(folder);
    Files.delete(folder.resolve("golden.csv"));
    start();

    assertThat(served()).isEqualTo("none");
  }
}
