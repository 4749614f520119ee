package dev.irisops.serving.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyDigestsTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "\n\r\n", " \t", "# one\n  # two"})
  void text_withoutKeys_hasNoDigests(String text) {
    KeyDigests none = KeyDigests.of(text);
    assertThat(none.digests()).isEmpty();
    assertThat(none.contains("")).isFalse();
    assertThat(none.contains(text)).isFalse();
  }

  /** The first is of FIPS 180-2. */
  @ParameterizedTest
  @CsvSource({
    "abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    "é, 4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"
  })
  void key_isKeptAsItsSha256InUtf8(String key, String digest) {
    assertThat(KeyDigests.of(key).digests())
        .extracting(HexFormat.of()::formatHex)
        .containsExactly(digest);
  }

  @Test
  void keys_areAllKnown() {
    StringBuilder text = new StringBuilder();
    IntStream.range(0, 1_000).forEach(i -> text.append("key-").append(i).append('\n'));
    KeyDigests keys = KeyDigests.of(text.toString());
    assertThat(keys.digests()).hasSize(1_000);
    assertThat(keys.contains("key-0")).isTrue();
    assertThat(keys.contains("key-999")).isTrue();
    assertThat(keys.contains("key-1000")).isFalse();
    assertThat(keys.contains("key-0\nkey-1")).isFalse();
  }

  @Test
  void digest_isNotAKey() {
    String digest = HexFormat.of().formatHex(KeyDigests.of("abc").digests().get(0));
    assertThat(KeyDigests.of("abc").contains(digest)).isFalse();
  }
}
