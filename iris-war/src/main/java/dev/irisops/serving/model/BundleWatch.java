package dev.irisops.serving.model;

import java.util.Optional;

/**
 * Notices that a bundle has changed, has it tried once it stands still, and tells of it once if it
 * is bad. Used by one thread.
 *
 * <p>A bundle that can be served is taken at the second look that finds it unchanged. One that
 * cannot may be half written, so it is called bad only after {@value #SETTLED} such looks. After
 * that it is tried now and then in silence, for what was wrong need not have been the files.
 */
final class BundleWatch {
  /** Looks that find nothing changed, after which a writer is thought to have finished. */
  static final int SETTLED = 6;

  /** Looks from one try of a bad bundle to the next. */
  static final int RETRY = 60;

  private final BundleSource source;
  private final ModelStore store;
  private String seen;
  private long unchanged;
  private boolean open = true; // the files may have changed after the store has read them
  private boolean told;

  BundleWatch(BundleSource source, ModelStore store) {
    this.source = source;
    this.store = store;
    this.seen = source.fingerprint();
    this.told = store.state().model().isEmpty(); // the store has told why
  }

  /** One look. */
  void look() {
    String now = source.fingerprint();
    if (!now.equals(seen)) {
      seen = now;
      unchanged = 0;
      open = true;
      told = false;
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
    if (open && !told && unchanged >= SETTLED && source.fingerprint().equals(seen)) {
      told = true;
      store.reloadFailed(failure.get());
    }
  }
}
