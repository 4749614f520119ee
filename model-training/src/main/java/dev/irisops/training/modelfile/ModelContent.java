package dev.irisops.training.modelfile;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The bytes of a model file, plain or packed by gzip: a stream of Java serialization. */
final class ModelContent {
  private static final int START = 64;

  private ModelContent() {}

  /**
   * Reads a file.
   *
   * @param most the most bytes, unpacked
   * @throws InvalidModelException if it is no such stream, or too long
   */
  static byte[] of(Path path, int most) {
    String name = String.valueOf(path.getFileName());
    if (!Files.isRegularFile(path)) {
      throw new InvalidModelException(path.toString(), "expected a model file, found none");
    }
    try (InputStream in = unpacked(new BufferedInputStream(Files.newInputStream(path)))) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new InvalidModelException(
            name, "expected at most %d bytes, found more".formatted(most));
      }
      if (!isSerialized(bytes)) {
        throw new InvalidModelException(
            name, "expected a model that Weka has saved (.model), found " + kind(bytes));
      }
      return bytes;
    } catch (IOException e) {
      throw new InvalidModelException(
          path.toString(), "expected a readable file, found: " + e.getMessage());
    }
  }

  private static InputStream unpacked(BufferedInputStream in) throws IOException {
    in.mark(2);
    byte[] start = in.readNBytes(2);
    in.reset();
    boolean gzip = start.length == 2 && start[0] == 0x1f && start[1] == (byte) 0x8b;
    return gzip ? new GZIPInputStream(in) : in;
  }

  private static boolean isSerialized(byte[] bytes) {
    return bytes.length > 4 && bytes[0] == (byte) 0xAC && bytes[1] == (byte) 0xED;
  }

  private static String kind(byte[] bytes) {
    if (bytes.length == 0) {
      return "an empty file";
    }
    String start = new String(bytes, 0, Math.min(START, bytes.length), StandardCharsets.UTF_8);
    if (start.startsWith("PK")) {
      return "a zip file";
    }
    if (start.stripLeading().startsWith("<")) {
      return "XML: load it in Weka, and save it as .model";
    }
    return start.chars().anyMatch(c -> c < ' ' && !Character.isWhitespace(c) || c == 0xFFFD)
        ? "other bytes"
        : "text: is it the data, which --data names?";
  }
}
