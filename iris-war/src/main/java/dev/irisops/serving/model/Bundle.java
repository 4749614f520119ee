package dev.irisops.serving.model;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The three files of a model bundle, whole and unchanged since the card was written.
 *
 * <p>Each file is read once, so that what was verified is what is used.
 *
 * @param card the content of {@code model-card.json}
 * @param model {@code model.bin}, the serialized classifier
 * @param golden {@code golden.csv}, the reference rows
 */
record Bundle(CardFile card, byte[] model, byte[] golden) {
  static final String CARD = "model-card.json";
  static final String MODEL = "model.bin";
  static final String GOLDEN = "golden.csv";

  /** The names of the three files. */
  static final List<String> FILES = List.of(CARD, MODEL, GOLDEN);

  private static final BundleLimits LIMITS = BundleLimits.OF_ALL;

  /**
   * Reads a bundle, and compares its files with the digests of its card.
   *
   * @throws InvalidBundleException if a file is missing, unreadable, too large or changed
   */
  static Bundle read(BundleSource source) {
    CardFile card = CardFile.parse(bytes(source, CARD, LIMITS.textBytes()));
    return new Bundle(
        card,
        verified(source, MODEL, LIMITS.modelBytes(), card),
        verified(source, GOLDEN, LIMITS.textBytes(), card));
  }

  private static byte[] verified(BundleSource source, String file, int most, CardFile card) {
    byte[] bytes = bytes(source, file, most);
    String expected = card.digestOf(file);
    String found = sha256(bytes);
    if (!found.equals(expected)) {
      throw new InvalidBundleException(
          "%s: expected SHA-256 %s, found %s".formatted(file, expected, found));
    }
    return bytes;
  }

  private static byte[] bytes(BundleSource source, String file, int most) {
    try (InputStream in = source.open(file)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new InvalidBundleException(
            file + ": expected at most " + most + " bytes, found more");
      }
      return bytes;
    } catch (IOException e) {
      throw new InvalidBundleException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
