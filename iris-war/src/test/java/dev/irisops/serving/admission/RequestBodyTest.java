package dev.irisops.serving.admission;

import static dev.irisops.serving.problem.ProblemAssertions.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {
  private static InputStream body(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void emptyBody_isEmptyText() {
    assertThat(new RequestBody(-1, 1).text(InputStream.nullInputStream(), () -> false)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 1 << 20, Integer.MAX_VALUE})
  void body_withinTheLimit_isRead(int maxBytes) {
    assertThat(new RequestBody(-1, maxBytes).text(body("né "), () -> false)).isEqualTo("né ");
  }

  /** {@code Content-Length} only sizes the buffer. */
  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1, 3, 4, 5, 1 << 13, Long.MAX_VALUE})
  void body_withAnyContentLength_isRead(long length) {
    assertThat(new RequestBody(length, 9).text(body("né "), () -> false)).isEqualTo("né ");
  }

  @Test
  void body_overTheLimit_isTooLargeAndNotReadFurther() throws IOException {
    InputStream body = body("12345678");
    assertThatProblem(ProblemType.BODY_TOO_LARGE)
        .isThrownBy(() -> new RequestBody(-1, 4).text(body, () -> false))
        .withMessage("expected at most 4 bytes, found more");
    assertThat(body.available()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00e9", "\u00c3", "\u00c0\u0080", "\u00ed\u00a0\u0080", "\u00ff"})
  void invalidUtf8_isMalformed(String latin1) {
    byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
    assertThatProblem(ProblemType.MALFORMED_JSON)
        .isThrownBy(() -> new RequestBody(-1, 9).text(new ByteArrayInputStream(bytes), () -> false))
        .withMessage("the body is not UTF-8");
  }

  @Test
  void truncatedBody_isABadRequest() {
    InputStream closed = InputStream.nullInputStream();
    assertThatProblem(ProblemType.BAD_REQUEST)
        .isThrownBy(
            () -> {
              closed.close();
              new RequestBody(-1, 9).text(closed, () -> false);
            })
        .withMessage("the body ends before its length");
  }

  /** The last read has returned before anybody else could notice. */
  @Test
  void discardedBody_timesOut() {
    RequestBody body = new RequestBody(-1, 9);
    InputStream discarding =
        new FilterInputStream(body("123")) {
          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            if (read < 0) {
              body.discard();
            }
            return read;
          }
        };
    assertThatProblem(ProblemType.REQUEST_TIMEOUT)
        .isThrownBy(() -> body.text(discarding, () -> false))
        .withMessage("the body did not arrive in time");
  }

  @ParameterizedTest
  @ValueSource(ints = {8191, 8192, 8193, 16_384, 16_385, 100_000})
  void longBody_isReadInParts(int length) {
    String text = "x".repeat(length);
    assertThat(new RequestBody(-1, length).text(body(text), () -> false)).isEqualTo(text);
    assertThat(new RequestBody(length, 1 << 20).text(body(text), () -> false)).isEqualTo(text);
  }

  @Test
  void stalledBody_timesOut() {
    InputStream stalled =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new SocketTimeoutException("as Liberty does");
          }
        };
    assertThatProblem(ProblemType.REQUEST_TIMEOUT)
        .isThrownBy(() -> new RequestBody(-1, 9).text(stalled, () -> false))
        .withMessage("the body did not arrive in time");
  }

  @Test
  void slowBody_timesOut() {
    AtomicLong now = new AtomicLong();
    InputStream slow =
        new InputStream() {
          @Override
          public int read() {
            return ' ';
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            now.addAndGet(1_000_000_000);
            bytes[offset] = ' ';
            return 1;
          }
        };
    assertThatProblem(ProblemType.REQUEST_TIMEOUT)
        .isThrownBy(() -> new RequestBody(-1, 99).text(slow, () -> now.get() >= 10_000_000_000L));
    assertThat(now).hasValue(10_000_000_000L);
  }
}
