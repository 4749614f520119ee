package dev.irisops.serving.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.testkit.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FileStampTest {
  @TempDir private Path folder;

  /** A change of a file that keeps its length and the time of its last modification. */
  enum Change {
    WRITTEN,
    REPLACED,
    FORBIDDEN;

    void happenTo(Path file) {
      try {
        happen(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void happen(Path file) throws IOException {
      FileTime modified = Files.getLastModifiedTime(file);
      switch (this) {
        case WRITTEN -> Files.writeString(file, "new");
        case REPLACED ->
            Files.move(
                Files.writeString(file.resolveSibling("next"), "new"),
                file,
                StandardCopyOption.REPLACE_EXISTING);
        default ->
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
      }
      Files.setLastModifiedTime(file, modified);
    }
  }

  @ParameterizedTest
  @EnumSource
  void stamp_changesWithTheFile(Change change) throws IOException {
    Path file = Files.writeString(folder.resolve("keys"), "old");
    FileStamp before = FileStamp.of(file);
    assertThat(FileStamp.of(file)).isEqualTo(before);
    Waiting.until(
        "the clock of the file system has ticked",
        () -> {
          change.happenTo(file);
          return !FileStamp.of(file).equals(before);
        });
  }

  @Test
  void stamp_ofNothing_equalsNoOther() {
    Path nothing = folder.resolve("nothing");
    assertThat(FileStamp.of(nothing)).isNotEqualTo(FileStamp.of(nothing));
  }
}
