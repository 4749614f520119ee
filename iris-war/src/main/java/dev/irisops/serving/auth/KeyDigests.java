package dev.irisops.serving.auth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The digests of some keys: SHA-256 of random bytes and the key. The random bytes are those of the
 * process, so a caller cannot compute a digest, and the time of a look-up reveals nothing.
 *
 * @param digests one for each key
 */
record KeyDigests(Set<Digest> digests) {
  /** One block of SHA-256, which is thus hashed once and not for each key. */
  private static final int SALT_BYTES = 64;

  /** Has the random bytes. Only cloned, because a look-up takes longer than the digest. */
  private static final MessageDigest SALTED = salted();

  /** The digest of a key; compared in constant time. */
  record Digest(byte[] bytes) {
    static Digest of(String key) {
      try {
        MessageDigest digest = (MessageDigest) SALTED.clone();
        return new Digest(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
      } catch (CloneNotSupportedException e) {
        throw new IllegalStateException("the digests of the JDK can be cloned", e);
      }
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Digest digest && MessageDigest.isEqual(bytes, digest.bytes);
    }

    @Override
    public int hashCode() {
      return ByteBuffer.wrap(bytes).getInt();
    }
  }

  /**
   * Reads keys, one a line, without the blanks around them. Blank lines and lines that begin with
   * {@code #} are no keys.
   *
   * @param text any number of lines
   */
  static KeyDigests of(String text) {
    return new KeyDigests(
        text.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(Digest::of)
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Returns true if {@code key} is one of the keys. Takes as long for one key as for many. */
  boolean contains(String key) {
    return digests.contains(Digest.of(key));
  }

  private static MessageDigest salted() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] salt = new byte[SALT_BYTES];
      new SecureRandom().nextBytes(salt);
      digest.update(salt);
      return digest;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
