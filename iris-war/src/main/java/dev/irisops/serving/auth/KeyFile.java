package dev.irisops.serving.auth;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
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

  /** Longer than a tick of any file system's clock. */
  private static final Duration TICK = Duration.ofSeconds(2);

  private static final Logger LOG = Logger.getLogger(KeyFile.class.getName());

  private final Path file;
  private final LongSupplier nanoTime;
  private final Function<Path, String> reader;
  private final AtomicLong nextCheck;
  private volatile State state;

  /** The keys, and whether they are those of the file. */
  private sealed interface State {
    KeyDigests keys();
  }

  /**
   * @param stamp the stamp of the file before it was read
   * @param first when a file with this stamp was read first, in nanoseconds
   * @param last when a file with this stamp was read last, in nanoseconds
   */
  private record Fresh(KeyDigests keys, FileStamp stamp, long first, long last) implements State {
    Fresh next(KeyDigests keys, FileStamp stamp, long now) {
      return new Fresh(keys, stamp, stamp.equals(this.stamp) ? first : now, now);
    }

    /** Two writes within a tick leave the same stamp, so the file is read once more after it. */
    boolean isCurrent(FileStamp found) {
      return stamp.equals(found) && last - first >= TICK.toNanos();
    }
  }

  private record Stale(KeyDigests keys, String reason) implements State {}

  /**
   * @param nanoTime a monotonic clock, in nanoseconds
   * @throws IllegalArgumentException if the file is missing, unreadable or empty
   */
  KeyFile(Path file, LongSupplier nanoTime) {
    this(file, nanoTime, KeyFileReader::text);
  }

  /**
   * @param reader returns the text of a file
   */
  KeyFile(Path file, LongSupplier nanoTime, Function<Path, String> reader) {
    this.file = file;
    this.nanoTime = nanoTime;
    this.reader = reader;
    long now = nanoTime.getAsLong();
    this.nextCheck = new AtomicLong(now + STALENESS.toNanos());
    FileStamp stamp = FileStamp.of(file);
    this.state = new Fresh(read(), stamp, now, now);
  }

  private KeyDigests read() {
    KeyDigests keys = KeyDigests.of(reader.apply(file));
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
      state = checked(state, FileStamp.of(file), now);
    }
  }

  private State checked(State previous, FileStamp stamp, long now) {
    return previous instanceof Fresh fresh && fresh.isCurrent(stamp)
        ? fresh
        : reread(previous, stamp, now);
  }

  private State reread(State previous, FileStamp stamp, long now) {
    try {
      KeyDigests keys = read();
      if (previous instanceof Fresh fresh) {
        return fresh.next(keys, stamp, now);
      }
      LOG.log(Level.INFO, "Using the API keys of {0} again", file);
      return new Fresh(keys, stamp, now, now);
    } catch (IllegalArgumentException e) {
      Stale stale = new Stale(previous.keys(), e.getMessage());
      if (!stale.equals(previous)) { // once, not every second
        LOG.log(Level.WARNING, "Keeping the previous API keys: {0}", stale.reason());
      }
      return stale;
    }
  }
}
