package dev.irisops.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
  @TempDir Path temp;

  private Path folder;
  private Path leftover;

  @BeforeEach
  void nameFiles() {
    folder = temp.resolve("not").resolve("there yet");
    leftover = folder.resolve(Launcher.UNPACKED).resolve("lib").resolve("liberty.jar");
  }

  @Test
  void folderThatDoesNotExist_isCreatedAndMarked() throws IOException {
    assertThat(Launcher.claim(folder)).isTrue();

    assertThat(folder.resolve(Launcher.LOCK)).exists();
  }

  @Test
  void filesOfAnEarlierRun_areRemovedAndOthersStay() throws IOException {
    write(leftover);
    write(folder.resolve(Launcher.LOCK));
    Path other = write(folder.resolve("other"));
    Path target = write(temp.resolve("target").resolve("file"));
    Files.createSymbolicLink(leftover.resolveSibling("link"), target.getParent());

    assertThat(Launcher.claim(folder)).isTrue();

    assertThat(folder.resolve(Launcher.UNPACKED)).doesNotExist();
    assertThat(other).exists();
    assertThat(target).exists();
  }

  @Test
  void filesThatNoRunHasMarked_stay() throws IOException {
    write(leftover);

    assertThat(Launcher.claim(folder)).isTrue();

    assertThat(leftover).exists();
    assertThat(folder.resolve(Launcher.LOCK)).doesNotExist();
  }

  @Test
  void folderInUse_isRefusedAndStaysAsItIs() throws IOException {
    assertThat(Launcher.claim(folder)).isTrue();
    write(leftover);

    assertThat(Launcher.claim(folder)).isFalse();

    assertThat(leftover).exists();
  }

  private static Path write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }
}
