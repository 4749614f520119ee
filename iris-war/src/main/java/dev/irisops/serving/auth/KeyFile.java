package dev.irisops.serving.auth;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The keys of a file. The file is read again when it changes. If it is then missing, unreadable or
 * empty, the previous keys stay valid, and a warning says so.
 */
final class KeyFile implements ApiKeys {
  /** The longest time that a change of the file goes unnoticed. */
  static final Duration STALENESS = Duration.ofSeconds(1);

  private static final Logger LOG = Logger.getLogger(KeyFile.class.getName());

  private final Path file;
  private final LongSupplier nanoTime;
  private final AtomicLong nextCheck;
  private volatile State state;

  /** The keys, and whether they are those of the file. */
  private sealed interface State {
    KeyDigests keys();
  }

  private record Fresh(KeyDigests keys) implements State {}

  private record Stale(KeyDigests keys, String reason) implements State {}

  /**
   * @param nanoTime a monotonic clock, in nanoseconds
   * @throws IllegalArgumentException if the file is missing, unreadable or empty
   */
  KeyFile(Path file, LongSupplier nanoTime) {
    this.file = file;
    this.nanoTime = nanoTime;
    this.nextCheck = new AtomicLong(nanoTime.getAsLong() + STALENESS.toNanos());
    this.state = new Fresh(read());
  }

  private KeyDigests read() {
    KeyDigests keys = KeyDigests.of(KeyFileReader.text(file));
    if (keys.digests().isEmpty()) {
      throw new IllegalArgumentException(
          "iris.auth.key-file: expected one API key a line, found none in " + file);
    }
    return keys;
  }

  @Override
  public boolean isKnown(String key) {
    refresh();
    return state.keys().contains(key);
  }

  @Override
  public boolean isFileValid() {
    refresh();
    return state instanceof Fresh;
  }

  private void refresh() {
    long now = nanoTime.getAsLong();
    long due = nextCheck.get();
    if (now - due >= 0 && nextCheck.compareAndSet(due, now + STALENESS.toNanos())) {
      state = reread(state);
    }
  }

  private State reread(State previous) {
    try {
      State fresh = new Fresh(read());
      if (previous instanceof Stale) {
        LOG.log(Level.INFO, "Using the API keys of {0} again", file);
      }
      return fresh;
    } catch (IllegalArgumentException e) {
      Stale stale = new Stale(previous.keys(), e.getMessage());
      if (!stale.equals(previous)) { // once, not every second
        LOG.log(Level.WARNING, "Keeping the previous API keys: {0}", stale.reason());
      }
      return stale;
    }
  }
}
