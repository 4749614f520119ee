package dev.irisops.training.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The encoding of a text.
 *
 * @param charset encoding of the text
 * @param markBytes length of the byte order mark before it, 0 if there is none
 */
record Encoding(Charset charset, int markBytes) {
  private static final int START = 3;

  /** Returns up to 3 bytes without reading on. */
  static byte[] peek(InputStream bytes) throws IOException {
    bytes.mark(START);
    byte[] start = bytes.readNBytes(START);
    bytes.reset();
    return start;
  }

  /** Returns the encoding of a byte order mark, else the one chosen, else the likeliest. */
  static Encoding of(byte[] start, Optional<Charset> chosen) {
    int first = at(start, 0);
    int second = at(start, 1);
    if (first == 0xEF && second == 0xBB && at(start, 2) == 0xBF) {
      return new Encoding(StandardCharsets.UTF_8, 3);
    }
    if (first == 0xFF && second == 0xFE) {
      return new Encoding(StandardCharsets.UTF_16LE, 2);
    }
    if (first == 0xFE && second == 0xFF) {
      return new Encoding(StandardCharsets.UTF_16BE, 2);
    }
    return new Encoding(chosen.orElseGet(() -> likeliest(first, second)), 0);
  }

  /** A header is mostly ASCII, of which every other byte is 0 in UTF-16. */
  private static Charset likeliest(int first, int second) {
    if (first > 0 && second == 0) {
      return StandardCharsets.UTF_16LE;
    }
    return first == 0 && second > 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
  }

  private static int at(byte[] bytes, int index) {
    return index < bytes.length ? bytes[index] & 0xFF : -1;
  }
}
