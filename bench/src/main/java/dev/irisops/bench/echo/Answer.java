package dev.irisops.bench.echo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The bytes of one answer of {@code /predict}, which the benchmark puts beside these classes. */
final class Answer {
  /** Beside this class. */
  static final String RESOURCE = "answer.json";

  private static final byte[] BYTES = read();

  private Answer() {}

  static byte[] bytes() {
    return BYTES;
  }

  private static byte[] read() {
    try (InputStream in = Answer.class.getResourceAsStream(RESOURCE)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
