package dev.irisops.serving.admission;

import dev.irisops.serving.problem.ProblemException;
import dev.irisops.serving.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;

/** The compression of a body on its way (RFC 9110, section 8.4.1). */
public enum ContentCoding {
  /** No compression. */
  IDENTITY {
    @Override
    InputStream decompressing(InputStream in) {
      return in;
    }

    @Override
    OutputStream compressing(OutputStream out) {
      return out;
    }
  },
  GZIP {
    @Override
    InputStream decompressing(InputStream in) throws IOException {
      return new GZIPInputStream(in);
    }

    @Override
    OutputStream compressing(OutputStream out) throws IOException {
      return new GZIPOutputStream(out);
    }
  },
  /** The format zlib of RFC 1950, as the standard asks for. */
  DEFLATE {
    @Override
    InputStream decompressing(InputStream in) {
      return new InflaterInputStream(in);
    }

    @Override
    OutputStream compressing(OutputStream out) {
      return new DeflaterOutputStream(out);
    }
  };

  private final String token = name().toLowerCase(Locale.ROOT);

  /**
   * Returns the coding that a header names.
   *
   * @param header null if the request has none
   * @return empty if there is no such coding here
   */
  public static Optional<ContentCoding> of(String header) {
    if (header == null) {
      return Optional.of(IDENTITY);
    }
    String name = header.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(coding -> coding.token.equals(name)).findFirst();
  }

  abstract InputStream decompressing(InputStream in) throws IOException;

  abstract OutputStream compressing(OutputStream out) throws IOException;

  /** Returns the name in a header. */
  public String token() {
    return token;
  }

  /**
   * Returns the first bytes without their compression.
   *
   * @param length how many bytes there are in {@code bytes}
   * @param maxBytes the longest result
   * @throws ProblemException if the result is longer, or the bytes are not of this coding
   */
  byte[] decode(byte[] bytes, int length, int maxBytes) {
    if (this == IDENTITY) { // nearly always, and faster than a stream
      return Arrays.copyOf(bytes, length);
    }
    try (InputStream in = decompressing(new ByteArrayInputStream(bytes, 0, length))) {
      byte[] decoded = in.readNBytes(maxBytes);
      if (in.read() >= 0) {
        throw new ProblemException(
            ProblemType.BODY_TOO_LARGE,
            "expected at most " + maxBytes + " bytes without compression, found more");
      }
      return decoded;
    } catch (IOException
        | StackOverflowError e) { // GZIPInputStream calls itself for each empty member
      throw new ProblemException(
          ProblemType.BAD_REQUEST, "the body is not what Content-Encoding says: " + token);
    }
  }

  /** Returns bytes with this compression. */
  public byte[] encode(byte[] bytes) {
    if (this == IDENTITY) {
      return bytes;
    }
    ByteArrayOutputStream encoded = new ByteArrayOutputStream(bytes.length / 2 + 64);
    try (OutputStream out = compressing(encoded)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // an array in memory has none
    }
    return encoded.toByteArray();
  }
}
