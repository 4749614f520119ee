package dev.irisops.serving.admission;

import static dev.irisops.serving.problem.ProblemType.BAD_REQUEST;
import static dev.irisops.serving.problem.ProblemType.BODY_TOO_LARGE;
import static dev.irisops.serving.problem.ProblemType.MALFORMED_JSON;
import static dev.irisops.serving.problem.ProblemType.REQUEST_TIMEOUT;

import dev.irisops.serving.problem.Problem;
import dev.irisops.serving.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * The body of a request while it arrives. One thread reads it. Another may discard what has
 * arrived, because the reading thread can wait for seconds, and holds only a small part meanwhile.
 */
final class RequestBody {
  private static final int PART = 8 << 10;
  private static final byte[] NOTHING = {};

  private final int maxBytes;
  private final byte[] part;
  private volatile byte[] arrived = NOTHING;
  private int size;

  /**
   * @param length the {@code Content-Length}, -1 without one; it only sizes the buffer
   * @param maxBytes the longest body; at most one byte more is read
   */
  RequestBody(long length, int maxBytes) {
    this.maxBytes = maxBytes;
    this.part = new byte[length > 0 && length < PART ? (int) length : PART]; // one row is one read
  }

  /**
   * Reads the body and returns its text.
   *
   * @throws ProblemException if it is not UTF-8, or as {@link #read}
   */
  String text(InputStream body, BooleanSupplier tooLate) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(read(body, tooLate), 0, size))
          .toString();
    } catch (CharacterCodingException e) {
      throw new ProblemException(MALFORMED_JSON, "the body is not UTF-8");
    }
  }

  /**
   * Reads the body and returns its bytes, without their compression.
   *
   * @throws ProblemException if they are not of that coding, or too many, or as {@link #read}
   */
  byte[] bytes(InputStream body, BooleanSupplier tooLate, ContentCoding coding) {
    return coding.decode(read(body, tooLate), size, maxBytes);
  }

  /**
   * Reads the body and returns an array that begins with it.
   *
   * <p>Liberty ends a single read that takes too long ({@code readTimeout}). {@code tooLate} is
   * asked between reads, so that sending byte by byte gains no time.
   *
   * @param tooLate true once the body must have arrived
   * @throws ProblemException if the body is late, too large, or ends before its length
   */
  private byte[] read(InputStream body, BooleanSupplier tooLate) {
    try {
      for (int read = 0; read >= 0; read = body.read(part, 0, lengthOfNextRead())) {
        append(read);
        if (size > maxBytes) {
          throw new ProblemException(
              BODY_TOO_LARGE, "expected at most " + maxBytes + " bytes, found more");
        } else if (tooLate.getAsBoolean()) {
          throw timeout();
        }
      }
      return complete();
    } catch (SocketTimeoutException e) {
      throw timeout();
    } catch (IOException e) {
      throw new ProblemException(BAD_REQUEST, "the body ends before its length");
    }
  }

  /** Returns how much is still allowed, and one byte that shows that there is more. */
  private int lengthOfNextRead() {
    return (int) Math.min(part.length, maxBytes - size + 1L);
  }

  private void append(int length) {
    byte[] bytes = arrived;
    int needed = size + length;
    if (bytes.length < needed) {
      bytes = Arrays.copyOf(bytes, (int) Math.max(needed, Math.min(2L * bytes.length, maxBytes)));
    }
    System.arraycopy(part, 0, bytes, size, length);
    arrived = bytes;
    size = needed;
  }

  private byte[] complete() {
    byte[] bytes = arrived;
    if (bytes.length < size) { // discarded at the last moment
      throw timeout();
    }
    return bytes;
  }

  /** Frees the memory of what has arrived. {@code tooLate} must be true from now on. */
  void discard() {
    arrived = NOTHING;
  }

  /** The connection is closed, because nobody waits for the rest of the body. */
  private static ProblemException timeout() {
    return new ProblemException(
        Problem.of(REQUEST_TIMEOUT, "the body did not arrive in time").with("Connection", "close"));
  }
}
