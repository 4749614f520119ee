package dev.irisops.serving.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads the body of a request. */
final class RequestBody {
  private RequestBody() {}

  /**
   * The text of a body.
   *
   * @throws TooLargeException if it has more than {@code maxBytes}; at most one more is read
   * @throws MalformedJsonException if it is not UTF-8
   * @throws IncompleteBodyException if the caller stops sending before its end
   */
  static String text(InputStream body, int maxBytes) {
    try {
      byte[] bytes = body.readNBytes(maxBytes);
      if (body.read() >= 0) {
        throw TooLargeException.body(maxBytes);
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedJsonException("the body is not UTF-8");
    } catch (IOException e) {
      throw new IncompleteBodyException(e);
    }
  }
}
