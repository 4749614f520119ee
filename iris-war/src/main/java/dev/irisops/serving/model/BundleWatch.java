package dev.irisops.serving.model;

import dev.irisops.serving.prediction.ModelState.Absent;
import java.util.Optional;

/**
 * Notices that a bundle has changed, tries it once it stays unchanged, and reports a bad bundle
 * once. Used by one thread.
 *
 * <p>A good bundle is loaded at the second look that finds it unchanged. A bundle that cannot be
 * served may be half written, so it is reported only after {@value #SETTLED} such looks. After that
 * it is tried from time to time without a report, because the fault may be outside the files.
 */
final class BundleWatch {
  /** The number of looks without a change, after which a writer must have finished. */
  static final int SETTLED = 6;

  /** The number of looks between two tries of a bad bundle. */
  static final int RETRY = 60;

  private final BundleSource source;
  private final ModelStore store;
  private String seen;
  private long unchanged;
  private boolean open = true; // the files may have changed since the store read them
  private boolean reported;

  BundleWatch(BundleSource source, ModelStore store) {
    this.source = source;
    this.store = store;
    this.seen = source.fingerprint();
    this.reported = store.state() instanceof Absent; // the store has logged the reason
  }

  /** Looks at the files, and tries them if they are due. */
  void look() {
    String now = source.fingerprint();
    if (!now.equals(seen)) {
      seen = now;
      unchanged = 0;
      open = true;
      reported = false;
    } else if (open && isDue(++unchanged)) {
      attempt();
    }
  }

  private static boolean isDue(long unchanged) {
    return unchanged == 1 || unchanged == SETTLED || unchanged % RETRY == 0;
  }

  private void attempt() {
    Optional<String> failure = store.reload();
    open = failure.isPresent();
    if (open && !reported && unchanged >= SETTLED && source.fingerprint().equals(seen)) {
      reported = true;
      store.reloadFailed(failure.get());
    }
  }
}
