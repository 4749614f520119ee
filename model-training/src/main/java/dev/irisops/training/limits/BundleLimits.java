package dev.irisops.training.limits;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * The limits of a bundle, which {@code bundle-limits.properties} of the service states and
 * explains.
 *
 * @param modelBytes the largest {@code model.bin}
 * @param textBytes the largest of the other files
 * @param depth the deepest nesting of objects
 * @param references the most objects
 * @param arrayLength the longest array
 * @param elementsPerByte the most elements of all arrays for each byte of {@code model.bin}
 */
public record BundleLimits(
    int modelBytes,
    int textBytes,
    int depth,
    int references,
    int arrayLength,
    int elementsPerByte) {

  /** Returns the limits of the service. */
  public static BundleLimits ofService() {
    Properties limits = new Properties();
    try {
      limits.load(new StringReader(ServiceFile.text("bundle-limits.properties")));
    } catch (IOException e) {
      throw new UncheckedIOException("reading a string failed", e);
    }
    return new BundleLimits(
        limit(limits, "model.bytes"),
        limit(limits, "text.bytes"),
        limit(limits, "depth"),
        limit(limits, "references"),
        limit(limits, "array.length"),
        limit(limits, "elements.per-byte"));
  }

  private static int limit(Properties limits, String key) {
    return Integer.parseInt(limits.getProperty(key));
  }

  /**
   * Checks the size of {@code model.bin}.
   *
   * @throws BundleRefusedException if it is too large
   */
  void requireModel(String file, byte[] content) {
    require(file, content, modelBytes);
  }

  /**
   * Checks the size of one of the other files.
   *
   * @return the text in UTF-8
   * @throws BundleRefusedException if it is too large
   */
  public byte[] requireText(String file, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    require(file, content, textBytes);
    return content;
  }

  private static void require(String file, byte[] content, int most) {
    if (content.length > most) {
      throw new BundleRefusedException(
          file, "expected at most %d bytes, found %d".formatted(most, content.length));
    }
  }
}
