package dev.irisops.training.dataset;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A text file, plain or packed by gzip. */
final class DataFile {
  private static final int BUFFER = 1 << 16;

  private final Path path;
  private final String name;
  private final Optional<Charset> encoding;
  private final MessageDigest digest = Sha256.newDigest();

  /** Reads the text of a file. */
  interface Content {
    void read(BufferedReader text) throws IOException;
  }

  DataFile(Path path, Optional<Charset> encoding) {
    this.path = path;
    this.name = String.valueOf(path.getFileName());
    this.encoding = encoding;
  }

  String name() {
    return name;
  }

  /**
   * Reads the file.
   *
   * @param content reads the text; need not read to the end
   * @return SHA-256 of the file as it is on disk
   * @throws InvalidDatasetException if there is no such file, or if it cannot be read or decoded
   */
  String read(Content content) {
    if (!Files.isRegularFile(path)) {
      throw new InvalidDatasetException(path.toString(), "expected a file, found none");
    }
    try (InputStream raw = new DigestInputStream(Files.newInputStream(path), digest)) {
      BufferedInputStream bytes = unpacked(raw);
      content.read(new BufferedReader(new InputStreamReader(bytes, decoder(bytes)), BUFFER));
      raw.transferTo(OutputStream.nullOutputStream()); // for the digest
    } catch (CharacterCodingException e) {
      throw undecodable();
    } catch (IOException e) {
      throw new InvalidDatasetException(
          path.toString(), "expected a readable file, found: " + e.getMessage());
    }
    return Sha256.hex(digest);
  }

  private static BufferedInputStream unpacked(InputStream raw) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(raw, BUFFER);
    byte[] start = Encoding.peek(bytes);
    boolean gzip = start.length > 1 && start[0] == 0x1f && start[1] == (byte) 0x8b;
    return gzip ? new BufferedInputStream(new GZIPInputStream(bytes, BUFFER), BUFFER) : bytes;
  }

  private CharsetDecoder decoder(BufferedInputStream bytes) throws IOException {
    byte[] start = Encoding.peek(bytes);
    if (start.length > 1 && start[0] == 'P' && start[1] == 'K') {
      throw new InvalidDatasetException(
          name, "expected CSV or ARFF, found a spreadsheet or a zip file: save it as CSV");
    }
    Encoding found = Encoding.of(start, encoding);
    bytes.skipNBytes(found.markBytes());
    return found.charset().newDecoder();
  }

  /** Decodes again, up to the first byte that cannot be decoded. */
  private InvalidDatasetException undecodable() {
    try (InputStream raw = Files.newInputStream(path)) {
      BufferedInputStream stream = unpacked(raw);
      CharsetDecoder decoder = decoder(stream);
      ByteBuffer bytes = ByteBuffer.wrap(stream.readAllBytes());
      int line = 1 + lineEnds(decoder, bytes);
      return new InvalidDatasetException(
          name,
          "line %d: expected %s text, found the byte %02X: --encoding ISO-8859-1 (Latin-1) or windows-1252"
              .formatted(line, decoder.charset(), bytes.get(bytes.position())));
    } catch (IOException e) {
      return new InvalidDatasetException(name, "expected text, found: " + e.getMessage());
    }
  }

  private static int lineEnds(CharsetDecoder decoder, ByteBuffer bytes) {
    CharBuffer text = CharBuffer.allocate(BUFFER);
    int ends = 0;
    CoderResult result = CoderResult.OVERFLOW;
    while (result.isOverflow()) {
      result = decoder.decode(bytes, text.clear(), true);
      ends += (int) text.flip().chars().filter(c -> c == '\n').count();
    }
    return ends;
  }
}
