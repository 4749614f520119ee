package dev.irisops.serving.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTest {
  private static final ModelHeap HEAP = Heaps.ample(1);

  private final FakeBundle iris = FakeBundle.iris();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"model-card.json", "model.bin", "golden.csv"})
  void bundle_withoutAFile_isRefused(String missing) throws IOException {
    for (String file : iris.without(missing).files().keySet()) {
      Files.write(folder.resolve(file), iris.bytes(file));
    }
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> Bundle.read(new BundleFolder(folder), HEAP))
        .withMessage(missing + ": no such file in iris.model.dir");
  }

  @Test
  void missingFolder_isRefused() {
    Path none = folder.resolve("none");
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> Bundle.read(new BundleFolder(none), HEAP))
        .withMessage("model-card.json: no such file in iris.model.dir");
  }

  @Test
  void file_insteadOfAFolder_isRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> Bundle.read(new BundleFolder(file), HEAP))
        .withMessage("iris.model.dir: expected a folder, found a file");
  }

  @Test
  void linkToItself_isRefused() throws IOException {
    Path loop = folder.resolve("loop");
    Files.createSymbolicLink(loop, loop);
    assertRefused(loop, ": cannot be read: ");
  }

  @Test
  void folder_insteadOfAFile_isRefused() throws IOException {
    Files.createDirectory(folder.resolve("model-card.json"));
    assertRefused(folder, ": expected a file, found a folder or a device");
  }

  private static void assertRefused(Path folder, String reason) {
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> Bundle.read(new BundleFolder(folder), HEAP))
        .withMessageStartingWith("model-card.json" + reason);
  }

  @Test
  void missingEmbeddedFile_isRefusedWithAHint() {
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> BundleSource.EMBEDDED.open("none.bin"))
        .withMessage(
            "none.bin: the WAR contains no model; set iris.model.dir, or embed a model with"
                + " ./mvnw process-classes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"model-card.json", "golden.csv"})
  void endlessFile_isRefused(String endless) {
    BundleSource source = file -> file.equals(endless) ? new Endless() : iris.open(file);
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> Bundle.read(source, HEAP))
        .withMessage(endless + ": expected at most 16777216 bytes, found more");
  }

  private static final class Endless extends InputStream {
    @Override
    public int read() {
      return ' ';
    }
  }

  /** The files of {@code bundle}, with a length that they do not have. */
  private record Sized(FakeBundle bundle, long length) implements BundleSource {
    @Override
    public InputStream open(String file) {
      return bundle.open(file);
    }

    @Override
    public long size(String file) {
      return length;
    }
  }

  @Test
  void model_thatDoesNotFitTheHeap_isRefusedUnread() {
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(
            () ->
                Bundle.read(
                    new Sized(iris.without("model.bin"), 113 << 20), Heaps.of(112 << 20, 1)))
        .withMessageMatching(
            "model.bin: needs \\d+ MiB of heap, and a heap of 512 MiB leaves 112 MiB for models;"
                + " -Xmx\\d+m would do");
  }

  @Test
  void model_beyondTheLimit_isRefusedUnread() {
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> Bundle.read(new Sized(iris.without("model.bin"), (256 << 20) + 1), HEAP))
        .withMessage("model.bin: expected at most 268435456 bytes, found more");
  }

  @Test
  void text_thatTheHeapHasNoRoomFor_isRefused() {
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> Bundle.read(iris, Heaps.of(8 * 1000, 1)))
        .withMessage("model-card.json: expected at most 1000 bytes, found more");
  }

  /** Because the JDK takes direct buffers for as much as is read at once, and they are limited. */
  @Test
  void largeModel_isReadInPieces() {
    Recorded zeros = new Recorded();
    BundleSource source =
        new BundleSource() {
          @Override
          public InputStream open(String file) {
            return file.equals("model.bin") ? zeros : iris.open(file);
          }

          @Override
          public long size(String file) {
            return 3L * Bundle.PIECE + 1;
          }
        };
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> Bundle.read(source, HEAP))
        .withMessageStartingWith("model.bin: expected SHA-256 ");

    assertThat(zeros.reads).containsExactly(Bundle.PIECE, Bundle.PIECE, Bundle.PIECE, 1);
  }

  /** An endless file that keeps how many bytes it was asked for at once. */
  private static final class Recorded extends InputStream {
    private final List<Integer> reads = new ArrayList<>();

    @Override
    public int read() {
      return 0;
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
      reads.add(length);
      return length;
    }
  }

  @Test
  void model_thatGrowsWhileItIsRead_isRefused() {
    long before = iris.bytes("model.bin").length - 1;
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> Bundle.read(new Sized(iris, before), HEAP))
        .withMessageStartingWith("model.bin: expected SHA-256 ");
  }

  @Test
  void unreadableFile_isRefused() {
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(
            () ->
                Bundle.read(
                    file -> {
                      throw new IOException("disk on fire");
                    },
                    HEAP))
        .withMessage("model-card.json: cannot be read: disk on fire");
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.bin", "golden.csv"})
  void file_withOneChangedBit_isRefused(String file) {
    byte[] changed = iris.bytes(file).clone();
    changed[changed.length / 2] ^= 1;
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> Bundle.read(iris.withChanged(file, changed), HEAP))
        .withMessage(
            "%s: expected SHA-256 %s, found %s"
                .formatted(file, FakeBundle.sha256(iris.bytes(file)), FakeBundle.sha256(changed)));
  }

  @Test
  void file_withoutADigest_isRefused() {
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> Bundle.read(iris.withCard("\"golden.csv\"", "\"silver.csv\""), HEAP))
        .withMessage("model-card.json: files: no SHA-256 of golden.csv");
  }

  @Test
  void completeBundle_isRead() {
    Bundle bundle = Bundle.read(iris, HEAP);
    assertThat(bundle.model()).isEqualTo(iris.bytes("model.bin"));
    assertThat(bundle.golden()).isEqualTo(iris.bytes("golden.csv"));
    assertThat(bundle.card().card().json()).isEqualTo(iris.text("model-card.json"));
  }
}
