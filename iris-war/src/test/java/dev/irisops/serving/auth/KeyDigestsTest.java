package dev.irisops.serving.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

  @ParameterizedTest
  @ValueSource(strings = {"abc", "clé", "naïve café", "鍵", "🔑"})
  void key_inAnyScript_isKnown(String key) {
    KeyDigests keys = KeyDigests.of("first\n" + key + "\nlast");
    assertThat(keys.contains(key)).isTrue();
    assertThat(keys.contains(key + "e")).isFalse();
    assertThat(keys.contains(key.replaceAll("[^ a-z]+", "?"))).isEqualTo(key.equals("abc"));
  }

  @ParameterizedTest
  @ValueSource(strings = {" abc", "abc ", "\tabc\t", "\u3000abc\u2003"})
  void blanks_aroundAKeyOfTheFile_areNoPartOfIt(String line) {
    assertThat(KeyDigests.of(line).contains("abc")).isTrue();
    assertThat(KeyDigests.of(line).contains(line)).isFalse();
  }

  /** FIPS 180-2 has the digest of "abc", which everybody can compute. */
  @Test
  void digest_cannotBeComputedByACaller() {
    assertThat(KeyDigests.of("abc").digests())
        .extracting(digest -> HexFormat.of().formatHex(digest.bytes()))
        .singleElement()
        .asString()
        .hasSize(64)
        .isNotEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void digest_ofAKey_isAlwaysTheSame() {
    assertThat(KeyDigests.of("a\nb\na").digests()).isEqualTo(KeyDigests.of("b\na").digests());
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
    KeyDigests keys = KeyDigests.of("abc");
    assertThat(keys.digests())
        .extracting(digest -> HexFormat.of().formatHex(digest.bytes()))
        .noneMatch(keys::contains);
  }
}
