package dev.irisops.training.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.irisops.training.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleWriterTest {
  @TempDir Path folder;

  private static Bundle bundle(String content) {
    return new Bundle(null, Map.of(Bundle.MODEL, content.getBytes(), Bundle.CARD, new byte[0]));
  }

  private OutputFolder output() {
    return new OutputFolder(folder.resolve("deep/out"), "m");
  }

  /** Fails at the nth move. */
  private static final class FailingFileMover implements FileMover {
    private int left;

    FailingFileMover(int left) {
      this.left = left;
    }

    @Override
    public Path move(Path from, Path to) throws IOException {
      if (--left == 0) {
        throw new IOException("disk on fire");
      }
      return Files.move(from, to);
    }
  }

  @Test
  void write_intoNewFolder_createsOnlyThreeEntries() {
    new BundleWriter(output()).write(bundle("1"), "<p>");
    assertThat(TestData.contents(output().folder()))
        .containsOnlyKeys("m.zip", "m/model-card.json", "m/model.bin", "report.html");
  }

  @Test
  void write_overEarlierRun_replacesIt() {
    new BundleWriter(output()).write(bundle("1"), "<p>");
    new BundleWriter(output()).write(bundle("2"), "<b>");
    assertThat(TestData.contents(output().folder()))
        .containsEntry("m/model.bin", "2")
        .containsEntry("report.html", "<b>")
        .hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void write_failingAtAnyMove_keepsEarlierRun(int move) throws IOException {
    new BundleWriter(output()).write(bundle("1"), "<p>");
    Map<String, String> before = TestData.contents(output().folder());
    BundleWriter failing = new BundleWriter(output(), new FailingFileMover(move));
    assertThatThrownBy(() -> failing.write(bundle("2"), "<b>"))
        .isInstanceOf(OutputException.class)
        .hasMessage(output().folder() + ": cannot be written: disk on fire");
    assertThat(TestData.contents(output().folder())).isEqualTo(before);
    assertThat(entries(output().folder())).isEqualTo(3);
  }

  @Test
  void write_failingInNewFolder_leavesNoFolder() throws IOException {
    BundleWriter failing = new BundleWriter(output(), new FailingFileMover(2));
    assertThatThrownBy(() -> failing.write(bundle("1"), "<p>")).isInstanceOf(OutputException.class);
    assertThat(entries(folder)).isZero();
  }

  @Test
  void output_insideFile_isRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "");
    assertThatThrownBy(() -> new OutputFolder(file.resolve("out"), "m").requireUsable())
        .hasMessage(file + ": expected a folder, found a file");
  }

  @Test
  void output_withOtherFilesInPlaceOfBundle_isRefused() throws IOException {
    Path documents = Files.createDirectories(output().folder().resolve("m"));
    Files.writeString(documents.resolve("thesis.txt"), "");
    assertThatThrownBy(() -> output().requireUsable())
        .hasMessage(documents + ": expected a model bundle, found other files");
  }

  @Test
  void output_withFolderInPlaceOfReport_isRefused() throws IOException {
    Path report = Files.createDirectories(output().folder().resolve("report.html"));
    assertThatThrownBy(() -> output().requireUsable())
        .hasMessage(report + ": expected a file, found a folder");
  }

  private static long entries(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }
}
