package dev.irisops.serving.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.irisops.serving.problem.ProblemException;
import dev.irisops.serving.problem.ProblemType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContentCodingTest {
  private static final byte[] TEXT = "some text".getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @EnumSource
  void encodedBytes_areDecoded(ContentCoding coding) {
    byte[] encoded = coding.encode(TEXT);
    assertThat(coding.decode(encoded, encoded.length, TEXT.length)).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "IDENTITY")
  void bytes_ofAnotherCoding_areRefused(ContentCoding coding) {
    assertRefused(coding, TEXT);
  }

  /** The JDK reads each member in a call within the call for the one before. */
  @Test
  void gzip_ofManyEmptyMembers_isRefused() {
    byte[] member = ContentCoding.GZIP.encode(new byte[0]);
    ByteBuffer members = ByteBuffer.allocate(50_000 * member.length);
    while (members.hasRemaining()) {
      members.put(member);
    }
    assertRefused(ContentCoding.GZIP, members.array());
  }

  private static void assertRefused(ContentCoding coding, byte[] bytes) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> coding.decode(bytes, bytes.length, 1 << 20))
        .satisfies(
            e -> {
              assertThat(e.problem().type()).isEqualTo(ProblemType.BAD_REQUEST);
              assertThat(e.problem().detail())
                  .isEqualTo("the body is not what Content-Encoding says: " + coding.token());
            });
  }
}
