package dev.irisops.serving.api;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The API keys that are accepted: those of a file, one a line, blank lines and lines that begin
 * with {@code #} left out; or, without a file, the key {@code dev}.
 *
 * <p>The file is read again when it changes. Should it then be missing, unreadable or empty, the
 * keys of before stay, and a warning says so.
 */
class ApiKeys {
  /** The only key where no file is configured. */
  static final String DEV_KEY = "dev";

  /** How long a change of the file may go unnoticed. */
  static final Duration STALENESS = Duration.ofSeconds(1);

  /** Never fed, only cloned. */
  private static final MessageDigest SHA_256 = sha256();

  private static final Logger LOG = Logger.getLogger(ApiKeys.class.getName());

  private final Optional<Path> file;
  private final LongSupplier nanoTime;
  private final AtomicLong nextCheck;
  private volatile List<byte[]> digests;
  private volatile String lastFailure = "";

  /**
   * @param nanoTime a monotonic clock, in nanoseconds
   * @throws IllegalArgumentException if a file is configured that is missing, unreadable or empty
   */
  ApiKeys(AuthConfig config, LongSupplier nanoTime) {
    this.file = config.keyFile();
    this.nanoTime = nanoTime;
    this.nextCheck = new AtomicLong(nanoTime.getAsLong() + STALENESS.toNanos());
    this.digests = file.map(ApiKeys::read).orElseGet(ApiKeys::devKey);
  }

  private static List<byte[]> devKey() {
    LOG.warning("iris.auth.key-file is not set: anyone can call the API with the key \"dev\"");
    return List.of(digest(DEV_KEY));
  }

  private static List<byte[]> read(Path file) {
    List<byte[]> keys =
        KeyFile.text(file)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(ApiKeys::digest)
            .toList();
    if (keys.isEmpty()) {
      throw new IllegalArgumentException(
          "iris.auth.key-file: expected one API key a line, found none in " + file);
    }
    return keys;
  }

  /** Whether the keys are those of the file; always, where none is configured. */
  boolean isFileValid() {
    refresh();
    return lastFailure.isEmpty();
  }

  /**
   * Whether {@code key} is one of the keys. Takes the same time for every wrong one: digests of one
   * length are compared in constant time, and always all of them.
   */
  boolean isKnown(String key) {
    refresh();
    byte[] candidate = digest(key);
    boolean known = false;
    for (byte[] digest : digests) {
      known |= MessageDigest.isEqual(digest, candidate);
    }
    return known;
  }

  private void refresh() {
    long now = nanoTime.getAsLong();
    long due = nextCheck.get();
    if (file.isPresent()
        && now - due >= 0
        && nextCheck.compareAndSet(due, now + STALENESS.toNanos())) {
      reread(file.get());
    }
  }

  private void reread(Path path) {
    try {
      digests = read(path);
      if (!lastFailure.isEmpty()) {
        LOG.log(Level.INFO, "The API keys are those of {0} again", path);
      }
      lastFailure = "";
    } catch (IllegalArgumentException e) {
      if (!e.getMessage().equals(lastFailure)) { // once, not every second
        lastFailure = e.getMessage();
        LOG.log(Level.WARNING, "The API keys of before stay valid: {0}", e.getMessage());
      }
    }
  }

  private static byte[] digest(String key) {
    try {
      MessageDigest digest = (MessageDigest) SHA_256.clone(); // looking it up takes longer than it
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
