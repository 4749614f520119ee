package dev.irisops.serving.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The limits of a bundle, which {@code bundle-limits.properties} states and explains. The trainer
 * reads the same file.
 *
 * @param modelBytes the largest {@code model.bin}
 * @param textBytes the largest text
 * @param depth the deepest nesting of objects
 * @param references the most objects
 * @param arrayLength the longest array
 * @param elementsPerByte the most elements of all arrays for each byte of {@code model.bin}
 */
record BundleLimits(
    int modelBytes,
    int textBytes,
    int depth,
    int references,
    int arrayLength,
    int elementsPerByte) {
  private static final String FILE = "bundle-limits.properties";

  /** The limits of every bundle. */
  static final BundleLimits OF_ALL = read();

  private static BundleLimits read() {
    Properties limits = new Properties();
    try (InputStream in = BundleLimits.class.getResourceAsStream(FILE)) {
      limits.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
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
}
