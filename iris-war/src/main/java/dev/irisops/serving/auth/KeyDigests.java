package dev.irisops.serving.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * The SHA-256 digests of some keys.
 *
 * @param digests one for each key
 */
record KeyDigests(List<byte[]> digests) {
  /** Never fed, only cloned, because a look-up takes longer than the digest. */
  private static final MessageDigest SHA_256 = sha256();

  /**
   * Reads keys, one a line. Blank lines and lines that begin with {@code #} are no keys.
   *
   * @param text any number of lines
   */
  static KeyDigests of(String text) {
    return new KeyDigests(
        text.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(KeyDigests::digest)
            .toList());
  }

  /**
   * Returns true if {@code key} is one of the keys. Every wrong key takes the same time: digests
   * have one length, are compared in constant time, and always all of them.
   */
  boolean contains(String key) {
    byte[] candidate = digest(key);
    boolean known = false;
    for (byte[] digest : digests) {
      known |= MessageDigest.isEqual(digest, candidate);
    }
    return known;
  }

  private static byte[] digest(String key) {
    try {
      MessageDigest digest = (MessageDigest) SHA_256.clone();
      return digest.digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the digests of the JDK can be cloned", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
