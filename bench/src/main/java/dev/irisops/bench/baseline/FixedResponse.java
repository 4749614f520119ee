package dev.irisops.bench.baseline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The response body of the baseline application: a response of {@code /predict}. */
final class FixedResponse {
  /** Name of the file next to this class. */
  static final String RESOURCE = "response.json";

  private static final byte[] BYTES = read();

  private FixedResponse() {}

  static byte[] bytes() {
    return BYTES;
  }

  private static byte[] read() {
    try (InputStream in = FixedResponse.class.getResourceAsStream(RESOURCE)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
