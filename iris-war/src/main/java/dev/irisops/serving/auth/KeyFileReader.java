package dev.irisops.serving.auth;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the file {@code iris.auth.key-file}. */
final class KeyFileReader {
  /** Room for some 100,000 keys; a larger file is a mistake and must not cost the memory. */
  static final int MAX_BYTES = 1 << 23;

  private static final String BYTE_ORDER_MARK = "\uFEFF"; // as editors on Windows write it

  private KeyFileReader() {}

  /**
   * Returns the text of {@code file}.
   *
   * @throws IllegalArgumentException if it is missing, unreadable, too large, not UTF-8, or not a
   *     regular file
   */
  static String text(Path file) {
    try {
      String text = decoded(bytes(file));
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw unusable("UTF-8", "other bytes in " + file, e);
    } catch (NoSuchFileException e) {
      throw unusable("a readable file", "nothing at " + file, e);
    } catch (AccessDeniedException e) {
      throw unusable("a readable file", "no permission to read " + file, e);
    } catch (IOException e) {
      throw unusable("a readable file", file + ": " + e.getMessage(), e);
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) { // reading a pipe might never end
      throw unusable("a readable file", "a folder or a device at " + file, null);
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw unusable("at most " + MAX_BYTES + " bytes", "more in " + file, null);
      }
      return bytes;
    }
  }

  private static String decoded(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static IllegalArgumentException unusable(String expected, String found, Exception cause) {
    return new IllegalArgumentException(
        "iris.auth.key-file: expected %s, found %s".formatted(expected, found), cause);
  }
}
