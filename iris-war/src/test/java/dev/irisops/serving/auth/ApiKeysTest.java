package dev.irisops.serving.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.irisops.serving.LogCapture;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {
  private final LogCapture log = new LogCapture(ApiKeys.class.getPackageName());
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // a nanoTime may overflow

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("keys");
  }

  @AfterEach
  void closeLog() {
    log.close();
  }

  private ApiKeys keys() {
    return ApiKeys.of(new AuthSettings(Optional.of(file), true), now::get);
  }

  private ApiKeys keys(String content) throws IOException {
    Files.writeString(file, content);
    return keys();
  }

  private void passStaleness() {
    now.addAndGet(KeyFile.STALENESS.toNanos());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\r\n", "  \t", "# no key yet\n  # really\n"})
  void file_withoutKeys_stopsTheStart(String content) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> keys(content))
        .withMessage("iris.auth.key-file: expected one API key a line, found none in " + file);
  }

  @Test
  void file_thatIsHuge_stopsTheStart() throws IOException {
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 33); // 8 GB, without a byte on disk
    }
    assertThatIllegalArgumentException()
        .isThrownBy(this::keys)
        .withMessage("iris.auth.key-file: expected at most 8388608 bytes, found more in " + file);
  }

  @Test
  void byteOrderMark_isNotPartOfTheFirstKey() throws IOException {
    assertThat(keys("\uFEFFfirst\nsecond").isKnown("first")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"one", "two words", "three", "fo#ur", "clé"})
  void key_ofTheFile_isKnown(String key) throws IOException {
    String content = "# keys\r\none\r\n\r\n  two words \t\n# last\rthree\nfo#ur\nclé";
    assertThat(keys(content).isKnown(key)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "One", "on", "onee", "one ", "# keys", "keys", "one\ntwo", "dev"})
  void otherKey_isUnknown(String key) throws IOException {
    assertThat(keys("# keys\none\ntwo\n\n").isKnown(key)).isFalse();
  }

  @Test
  void devKey_isTheOnlyKeyWithoutAFile() {
    ApiKeys keys = ApiKeys.of(new AuthSettings(Optional.empty(), false), now::get);
    passStaleness();
    assertThat(keys.isKnown("dev")).isTrue();
    assertThat(keys.isKnown("")).isFalse();
    assertThat(keys.isFileValid()).isTrue();
    assertThat(log.lines())
        .containsExactly(
            "WARNING iris.auth.key-file is not set: anyone can call the API with the key \"dev\"");
  }

  @Test
  void changedFile_isReadAgainAfterASecond() throws IOException {
    ApiKeys keys = keys("old");
    Files.writeString(file, "new");
    now.addAndGet(KeyFile.STALENESS.toNanos() - 1);
    assertThat(keys.isKnown("old")).isTrue();
    assertThat(keys.isKnown("new")).isFalse();
    now.incrementAndGet();
    assertThat(keys.isKnown("new")).isTrue();
    assertThat(keys.isKnown("old")).isFalse();
    Files.writeString(file, "newer");
    assertThat(keys.isKnown("newer")).isFalse();
    passStaleness();
    assertThat(keys.isKnown("newer")).isTrue();
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void unchangedFile_isReadForTheTickOfAClockAndNotLonger() throws IOException {
    Files.writeString(file, "old");
    AtomicInteger reads = new AtomicInteger();
    KeyFile keys =
        new KeyFile(
            file,
            now::get,
            path -> {
              reads.incrementAndGet();
              return KeyFileReader.text(path);
            });
    for (int second = 1; second <= 10; second++) {
      passStaleness();
      assertThat(keys.isKnown("old")).isTrue();
      assertThat(reads).hasValue(Math.min(1 + second, 3));
    }
    Files.writeString(file, "newer");
    passStaleness();
    assertThat(keys.isKnown("newer")).isTrue();
    assertThat(reads).hasValue(4);
  }

  /** A way to lose the keys of a file. */
  enum Loss {
    REMOVED("expected a readable file, found nothing at "),
    EMPTIED("expected one API key a line, found none in "),
    FOLDER("expected a readable file, found a folder or a device at "),
    NOT_UTF_8("expected UTF-8, found other bytes in "),
    DANGLING("expected a readable file, found nothing at ");

    private final String message;

    Loss(String message) {
      this.message = message;
    }

    void happenTo(Path file) throws IOException {
      Files.delete(file);
      switch (this) {
        case EMPTIED -> Files.writeString(file, "# none\n");
        case FOLDER -> Files.createDirectory(file);
        case NOT_UTF_8 -> Files.write(file, new byte[] {'n', 'e', 'w', '\n', (byte) 0xff});
        case DANGLING -> Files.createSymbolicLink(file, file.resolveSibling("gone"));
        default -> {}
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void lostFile_stopsTheStart(Loss loss) throws IOException {
    Files.writeString(file, "old");
    loss.happenTo(file);
    assertThatIllegalArgumentException()
        .isThrownBy(this::keys)
        .withMessage("iris.auth.key-file: " + loss.message + file);
  }

  @ParameterizedTest
  @EnumSource
  void file_thatIsLost_keepsThePreviousKeysAndWarnsOnceEachTime(Loss loss) throws IOException {
    ApiKeys keys = keys("old");
    for (int time = 0; time < 2; time++) {
      loss.happenTo(file);
      for (int second = 0; second < 3; second++) {
        passStaleness();
        assertThat(keys.isFileValid()).isFalse();
        assertThat(keys.isKnown("old")).isTrue();
        assertThat(keys.isKnown("new")).isFalse();
      }
      Files.deleteIfExists(file);
      Files.writeString(file, "old");
      passStaleness();
      assertThat(keys.isKnown("old")).isTrue();
      assertThat(keys.isFileValid()).isTrue();
    }
    String warning =
        "WARNING Keeping the previous API keys: iris.auth.key-file: " + loss.message + file;
    String recovery = "INFO Using the API keys of " + file + " again";
    assertThat(log.lines()).containsExactly(warning, recovery, warning, recovery);
  }

  @Test
  void file_isReadAtMostOnceASecond() throws IOException {
    ApiKeys keys = keys("old");
    Files.delete(file);
    passStaleness();
    assertThat(keys.isFileValid()).isFalse();
    Files.writeString(file, "new");
    now.addAndGet(KeyFile.STALENESS.toNanos() - 1);
    assertThat(keys.isKnown("new")).isFalse();
    assertThat(keys.isFileValid()).isFalse();
  }
}
