package dev.irisops.serving.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.irisops.serving.LogCapture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {
  private final LogCapture log = new LogCapture(ApiKeys.class.getName());
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
    return new ApiKeys(new AuthConfig(Optional.of(file), true), now::get);
  }

  private ApiKeys keys(String content) throws IOException {
    Files.writeString(file, content);
    return keys();
  }

  private void passStaleness() {
    now.addAndGet(ApiKeys.STALENESS.toNanos());
  }

  @Test
  void file_thatIsMissing_stopsTheStart() {
    assertThatIllegalArgumentException()
        .isThrownBy(this::keys)
        .withMessage(
            "iris.auth.key-file: expected a readable file, found"
                + " java.nio.file.NoSuchFileException: "
                + file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\r\n", "  \t", "# no key yet\n  # really\n"})
  void file_withoutKeys_stopsTheStart(String content) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> keys(content))
        .withMessage("iris.auth.key-file: expected one API key a line, found none in " + file);
  }

  @Test
  void file_thatIsAFolder_stopsTheStart() throws IOException {
    Files.createDirectory(file);
    assertThatIllegalArgumentException()
        .isThrownBy(this::keys)
        .withMessage(
            "iris.auth.key-file: expected a readable file, found"
                + " java.io.IOException: Is a directory");
  }

  @Test
  void file_thatIsNotUtf8_stopsTheStart() throws IOException {
    Files.write(file, new byte[] {(byte) 0xff});
    assertThatIllegalArgumentException()
        .isThrownBy(this::keys)
        .withMessage(
            "iris.auth.key-file: expected a readable file, found"
                + " java.nio.charset.MalformedInputException: Input length = 1");
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
  void key_thatIsNotInTheFile_isUnknown(String key) throws IOException {
    assertThat(keys("# keys\none\ntwo\n\n").isKnown(key)).isFalse();
  }

  @Test
  void devKey_isTheOnlyOneWithoutAFile() {
    ApiKeys keys = new ApiKeys(new AuthConfig(Optional.empty(), false), now::get);
    passStaleness();
    assertThat(keys.isKnown("dev")).isTrue();
    assertThat(keys.isKnown("")).isFalse();
    assertThat(log.lines())
        .containsExactly(
            "WARNING iris.auth.key-file is not set: anyone can call the API with the key \"dev\"");
  }

  @Test
  void file_thatChanges_isReadAgainOnceItMayBeStale() throws IOException {
    ApiKeys keys = keys("old");
    Files.writeString(file, "new");
    now.addAndGet(ApiKeys.STALENESS.toNanos() - 1);
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
  void file_thatIsEmptied_leavesTheKeysOfBefore() throws IOException {
    ApiKeys keys = keys("old");
    Files.writeString(file, "# none\n");
    for (int second = 0; second < 3; second++) {
      passStaleness();
      assertThat(keys.isKnown("old")).isTrue();
    }
    assertThat(log.lines())
        .containsExactly(
            "WARNING The API keys of before stay valid: iris.auth.key-file: expected one API key a"
                + " line, found none in "
                + file);
  }

  @Test
  void file_thatIsRemoved_leavesTheKeysOfBeforeAndWarnsOnceEachTime() throws IOException {
    ApiKeys keys = keys("old");
    String warning =
        "WARNING The API keys of before stay valid: iris.auth.key-file: expected a readable file,"
            + " found java.nio.file.NoSuchFileException: "
            + file;
    for (int time = 0; time < 2; time++) {
      Files.delete(file);
      for (int second = 0; second < 2; second++) {
        passStaleness();
        assertThat(keys.isKnown("old")).isTrue();
      }
      Files.writeString(file, "old");
      passStaleness();
      assertThat(keys.isKnown("old")).isTrue();
    }
    assertThat(log.lines()).containsExactly(warning, warning);
  }
}
