package dev.irisops.serving.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BundleFolderTest {
  private static final FileTime TIME = FileTime.from(Instant.parse("2026-01-02T03:04:05Z"));

  @TempDir Path temp;
  private Path folder;
  private BundleFolder bundle;

  @BeforeEach
  void writeBundle() throws IOException {
    folder = FakeBundle.iris().writeTo(temp.resolve("iris"));
    bundle = new BundleFolder(folder);
  }

  private void assertNoticed(String before) {
    assertThat(bundle.fingerprint()).isNotEqualTo(before).isEqualTo(bundle.fingerprint());
  }

  @Test
  void unchangedFiles_haveTheSameFingerprint() throws IOException {
    String before = bundle.fingerprint();
    try (var in = bundle.open("model.bin")) {
      assertThat(in.readAllBytes()).isNotEmpty();
    }
    assertThat(bundle.fingerprint()).isEqualTo(before);
  }

  @Test
  void newSizeOrTime_isNoticed() throws IOException {
    for (String file : Bundle.FILES) {
      String before = bundle.fingerprint();
      Files.setLastModifiedTime(folder.resolve(file), TIME);
      assertNoticed(before);

      String dated = bundle.fingerprint();
      Files.writeString(folder.resolve(file), "x", StandardOpenOption.APPEND);
      Files.setLastModifiedTime(folder.resolve(file), TIME);
      assertNoticed(dated);
    }
  }

  @Test
  void deletedFileAndItsReturn_areNoticed() throws IOException {
    String before = bundle.fingerprint();
    Files.delete(folder.resolve("golden.csv"));
    assertNoticed(before);
    String without = bundle.fingerprint();
    Files.writeString(folder.resolve("golden.csv"), "x");
    assertNoticed(without);
  }

  @Test
  void movedFolder_isNoticed() throws IOException {
    String before = bundle.fingerprint();
    Files.move(folder, temp.resolve("elsewhere"));
    assertNoticed(before);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows tells no inode")
  void replacedFile_ofTheSameSizeAndTime_isNoticed() throws IOException {
    Files.setLastModifiedTime(folder.resolve("model.bin"), TIME);
    String before = bundle.fingerprint();
    Path other = temp.resolve("other");
    Files.copy(folder.resolve("model.bin"), other, StandardCopyOption.COPY_ATTRIBUTES);
    Files.move(other, folder.resolve("model.bin"), StandardCopyOption.REPLACE_EXISTING);
    assertNoticed(before);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no pipes in folders")
  void device_isNeverOpened() throws IOException {
    Path card = folder.resolve("model-card.json");
    Files.delete(card);
    Files.createSymbolicLink(card, Path.of("/dev/zero"));
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> bundle.open("model-card.json"))
        .withMessage("model-card.json: expected a file, found a folder or a device");
    Files.delete(card);
  }
}
