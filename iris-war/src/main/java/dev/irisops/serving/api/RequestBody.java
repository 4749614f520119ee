package dev.irisops.serving.api;

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
   * The text of a body.
   *
   * <p>A read that has begun is ended by Liberty ({@code readTimeout}); the caller is asked between
   * reads, so that sending byte by byte does not help.
   *
   * @param length the length that the caller names, -1 for none; no more memory is taken than has
   *     come, but for a part
   * @throws RequestTimeoutException if it does not come before it is {@code tooLate}
   * @throws TooLargeException if it has more than {@code maxBytes}; at most one more is read
   * @throws MalformedJsonException if it is not UTF-8
   * @throws IncompleteBodyException if the caller stops sending before its end
   */
  static String text(InputStream body, long length, int maxBytes, BooleanSupplier tooLate) {
    try {
      return decode(bytes(body, part(length), maxBytes, tooLate));
    } catch (SocketTimeoutException e) {
      throw new RequestTimeoutException();
    } catch (IOException e) {
      throw new IncompleteBodyException(e);
    }
  }

  /** One row is read in one part of its own length. */
  private static byte[] part(long length) {
    return new byte[length > 0 && length < PART ? (int) length : PART];
  }

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedJsonException("the body is not UTF-8");
    }
  }

  private static byte[] bytes(InputStream body, byte[] part, int maxBytes, BooleanSupplier tooLate)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(part.length);
    for (int read = 0; read >= 0; read = body.read(part, 0, length(part, bytes.size(), maxBytes))) {
      bytes.write(part, 0, read);
      if (bytes.size() > maxBytes) {
        throw TooLargeException.body(maxBytes);
      } else if (tooLate.getAsBoolean()) {
        throw new RequestTimeoutException();
      }
    }
    return bytes.toByteArray();
  }

  /** As much as is still allowed, and one byte that tells that there is more. */
  private static int length(byte[] part, int read, int maxBytes) {
    return (int) Math.min(part.length, maxBytes - read + 1L);
  }
}
