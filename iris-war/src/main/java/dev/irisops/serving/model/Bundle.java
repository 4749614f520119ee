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
 * <p>The content of each file is read once, so that what was verified is what is used.
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

  /** Bytes of a model that are read at once. */
  static final int PIECE = 1 << 20;

  /**
   * Reads a bundle, and compares its files with the digests of its card. The model is read once it
   * is known to fit.
   *
   * @throws InvalidBundleException if a file is missing, unreadable, too large or changed
   */
  static Bundle read(BundleSource source, ModelHeap heap) {
    int maxText = (int) Math.min(LIMITS.textBytes(), heap.maxText());
    CardFile card = CardFile.parse(text(source, CARD, maxText));
    return new Bundle(
        card,
        verified(MODEL, model(source, card, heap), card),
        verified(GOLDEN, text(source, GOLDEN, maxText), card));
  }

  private static byte[] verified(String file, byte[] bytes, CardFile card) {
    String expected = card.digestOf(file);
    String found = sha256(bytes);
    if (!found.equals(expected)) {
      throw new InvalidBundleException(
          "%s: expected SHA-256 %s, found %s".formatted(file, expected, found));
    }
    return bytes;
  }

  private static byte[] text(BundleSource source, String file, int most) {
    try (InputStream in = source.open(file)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw tooLarge(file, most);
      }
      return bytes;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static byte[] model(BundleSource source, CardFile card, ModelHeap heap) {
    try {
      long size = source.size(MODEL);
      if (size > LIMITS.modelBytes()) {
        throw tooLarge(MODEL, LIMITS.modelBytes());
      }
      heap.expectRoom(card.card(), size);
      byte[] bytes = new byte[(int) size]; // because readNBytes(int) takes the memory twice
      try (InputStream in = source.open(MODEL)) {
        fill(bytes, in);
      }
      return bytes;
    } catch (IOException e) {
      throw unreadable(MODEL, e);
    }
  }

  /** In pieces, because the JDK takes as much of the direct buffers as it reads at once. */
  private static void fill(byte[] bytes, InputStream in) throws IOException {
    int from = 0;
    int read;
    do {
      read = in.readNBytes(bytes, from, Math.min(PIECE, bytes.length - from));
      from += read;
    } while (read == PIECE);
  }

  private static InvalidBundleException tooLarge(String file, int most) {
    return new InvalidBundleException(file + ": expected at most " + most + " bytes, found more");
  }

  private static InvalidBundleException unreadable(String file, IOException e) {
    return new InvalidBundleException(file + ": cannot be read: " + e.getMessage(), e);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
