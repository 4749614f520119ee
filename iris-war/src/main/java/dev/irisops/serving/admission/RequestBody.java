package dev.irisops.serving.admission;

import static dev.irisops.serving.problem.ProblemType.BAD_REQUEST;
import static dev.irisops.serving.problem.ProblemType.BODY_TOO_LARGE;
import static dev.irisops.serving.problem.ProblemType.MALFORMED_JSON;
import static dev.irisops.serving.problem.ProblemType.REQUEST_TIMEOUT;

import dev.irisops.serving.problem.Problem;
import dev.irisops.serving.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/** Reads the body of a request. */
final class RequestBody {
  private static final int PART = 8 << 10;

  private RequestBody() {}

  /**
   * Returns the text of a body.
   *
   * <p>Liberty ends a single read that takes too long ({@code readTimeout}). {@code tooLate} is
   * asked between reads, so that sending byte by byte gains no time.
   *
   * @param length the {@code Content-Length}, -1 without one; it only sizes the buffer
   * @param maxBytes the longest body; at most one byte more is read
   * @param tooLate true once the body must have arrived
   * @throws ProblemException if the body is late, too large, not UTF-8, or ends before its length
   */
  static String text(InputStream body, long length, int maxBytes, BooleanSupplier tooLate) {
    try {
      return decode(bytes(body, part(length), maxBytes, tooLate));
    } catch (SocketTimeoutException e) {
      throw timeout();
    } catch (IOException e) {
      throw new ProblemException(BAD_REQUEST, "the body ends before its length");
    }
  }

  /** Returns a buffer of the body's own length, so that one row is one read. */
  private static byte[] part(long length) {
    return new byte[length > 0 && length < PART ? (int) length : PART];
  }

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new ProblemException(MALFORMED_JSON, "the body is not UTF-8");
    }
  }

  private static byte[] bytes(InputStream body, byte[] part, int maxBytes, BooleanSupplier tooLate)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(part.length);
    for (int read = 0; read >= 0; read = body.read(part, 0, length(part, bytes.size(), maxBytes))) {
      bytes.write(part, 0, read);
      if (bytes.size() > maxBytes) {
        throw new ProblemException(
            BODY_TOO_LARGE, "expected at most " + maxBytes + " bytes, found more");
      } else if (tooLate.getAsBoolean()) {
        throw timeout();
      }
    }
    return bytes.toByteArray();
  }

  /** The connection is closed, because nobody waits for the rest of the body. */
  private static ProblemException timeout() {
    return new ProblemException(
        Problem.of(REQUEST_TIMEOUT, "the body did not arrive in time").with("Connection", "close"));
  }

  /** Returns how much is still allowed, and one byte that shows that there is more. */
  private static int length(byte[] part, int read, int maxBytes) {
    return (int) Math.min(part.length, maxBytes - read + 1L);
  }
}
